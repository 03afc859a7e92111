import { z } from 'zod';

/** Something that was done to a class, its people, assignments or grades. Never changed, never removed with a class. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Who did it, and their name then. */
  by: z.string(),
  byName: z.string(),
  class: z.string().nullable(),
  /** `class.created`, `grade.overridden`, `terminal.watched` … */
  action: z.string().regex(/^[a-z]+(?:\.[a-z-]+)+$/),
  /** What it was done to: "submission 1f…", "learner Ada". */
  subject: z.string(),
  /** Before and after, where something changed. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Query of `GET /api/audit` and `GET /api/classes/:id/audit`. */
export const auditQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Of the page before. */
  after: z.string().max(200).optional(),
});

/** The newest first. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Where the next page goes on; null at the end. */
  next: z.string().nullable(),
});
