import { z } from 'zod';

/** All that is written down; older servers may have written others. */
export const auditActions = [
  'class.created',
  'class.changed',
  'class.code-renewed',
  'class.archived',
  'class.unarchived',
  'class.copied',
  'class.removed',
  'learner.joined',
  'roster.added',
  'roster.invited',
  'roster.changed',
  'roster.removed',
  'roster.left',
  'roster.imported',
  'roster.bulk-remove',
  'roster.bulk-role',
  'roster.bulk-links',
  'roster.bulk-complete',
  'roster.bulk-reset',
  'roster.bulk-extend',
  'invitation.accepted',
  'invitation.declined',
  'invitation.withdrawn',
  'assignment.created',
  'assignment.changed',
  'assignment.published',
  'assignment.withdrawn',
  'assignment.removed',
  'assignment.regraded',
  'extension.set',
  'extension.removed',
  'points.given',
  'points.taken-back',
  'submission.made',
  'submission.regraded',
  'grade.overridden',
  'grade.restored',
  'comment.added',
  'comment.removed',
  'broadcast.message',
  'broadcast.file',
  'consent.given',
  'consent.denied',
  'consent.ended',
  'help.taken',
  'help.released',
  'help.resolved',
  'lesson.created',
  'lesson.replaced',
  'lesson.tested',
  'lesson.removed',
  'person.first-administrator',
  'person.invited',
  'person.invited-again',
  'person.invitation-accepted',
  'person.changed',
  'person.exported',
  'person.erased',
  'person.password-changed',
  'person.renamed',
  'person.provider-linked',
  'person.link-renewed',
  'person.link-revoked',
  'person.signed-out-everywhere',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Something that was done to a class, its people, assignments or grades. Never changed, never removed with a class. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Who did it, and their name then. */
  by: z.string(),
  byName: z.string(),
  class: z.string().nullable(),
  /** One of {@link auditActions}, or what an older server wrote. */
  action: z.string().regex(/^[a-z]+(?:\.[a-z-]+)+$/),
  /** What it was done to: "submission 1f…", "learner Ada". */
  subject: z.string(),
  /** The same as people call it: the title of an assignment, a learner's name. Empty where nobody knows. */
  about: z.string(),
  /** Whom it concerns beside that, by name: the first 200. */
  persons: z.array(z.string()),
  /** Null where the class is gone, or it was done to none. */
  className: z.string().nullable(),
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
