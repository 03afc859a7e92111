import { z } from 'zod';

/** Answer of `GET /api/health`. `degraded`: pages are served, machines cannot be started. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  hostEngine: z.enum(['up', 'down']),
  machines: z.object({
    warm: z.int().nonnegative(),
    running: z.int().nonnegative(),
    capacity: z.int().nonnegative(),
  }),
});
export type Health = z.infer<typeof healthSchema>;
