import { z } from 'zod';

/** A learner's account in the classroom registry. Told to nobody but its owner. */
export const registryAccountSchema = z.object({
  /** As `docker login` and the names of images have it: `registry.slipway.internal`. */
  host: z.string(),
  /** Also the first part of every repository that the account may push to. */
  user: z.string(),
  password: z.string(),
});
export type RegistryAccount = z.infer<typeof registryAccountSchema>;
