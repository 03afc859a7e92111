import { z } from 'zod';
import { emailSchema, personIdSchema, personNameSchema } from './person.ts';

export const classIdSchema = z.string().min(1).max(64);

/** What a person may do in one class. */
export const classRoleSchema = z.enum(['instructor', 'assistant', 'learner']);
export type ClassRole = z.infer<typeof classRoleSchema>;

/** An IANA time zone that this system knows: `Europe/Berlin`. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }, 'an IANA time zone such as Europe/Berlin');

/** How learners come in: with a name and the code alone, or signed in by OpenID Connect as well. */
export const joinRuleSchema = z.enum(['closed', 'name', 'openid']);
export type JoinRule = z.infer<typeof joinRuleSchema>;

/** Minutes of activity with the same failure of the same check, after which a learner is stuck. */
export const stuckMinutesSchema = z.int().min(1).max(60);
/** Of a new class. */
export const usualStuckMinutes = 5;

/** A class, as whoever belongs to it sees it. */
export const classSchema = z.object({
  id: classIdSchema,
  name: personNameSchema,
  /** Days and deadlines are shown and counted in it. */
  timeZone: timeZoneSchema,
  join: joinRuleSchema,
  stuckMinutes: stuckMinutesSchema,
  /** What learners type to join, `K7QMN-3XWDP`; null for learners, who need it no more. */
  code: z.string().nullable(),
  createdAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
  /** What the one who asks is in it; null for an administrator who is not of the class. */
  role: classRoleSchema.nullable(),
  learners: z.int().nonnegative(),
});
export type Class = z.infer<typeof classSchema>;

/** Body of `POST /api/classes`; of `PATCH /api/classes/:id` any part of it. */
export const classDraftSchema = z.strictObject({
  name: personNameSchema,
  timeZone: timeZoneSchema,
  join: joinRuleSchema.default('name'),
});
/** Without the draft's default: what is left out of a change stays as it is. */
export const classChangeSchema = classDraftSchema
  .extend({ join: joinRuleSchema, stuckMinutes: stuckMinutesSchema })
  .partial()
  .extend({
    archived: z.boolean().optional(),
    /** A new code; the old one lets nobody in any more. */
    renewCode: z.literal(true).optional(),
  });

/** Query of `GET /api/classes`; an administrator may ask for `all`. */
export const classListQuerySchema = z.object({
  of: z.enum(['mine', 'all']).default('mine'),
  archived: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** Of the page before. */
  after: z.string().max(200).optional(),
});

/** The newest first. */
export const classListSchema = z.object({
  classes: z.array(classSchema),
  /** Where the next page goes on; null at the end. */
  next: z.string().nullable(),
});

/** Body of `POST /api/classes/:id/copy`. */
export const classCopySchema = z.strictObject({
  name: personNameSchema,
  /** Learners and assistants too; without them the copy is empty but for who makes it. */
  roster: z.boolean().default(false),
  /** By which dates of assignments are moved. */
  days: z.int().min(-3660).max(3660).default(0),
});

/** One who belongs to a class. */
export const enrollmentSchema = z.object({
  person: personIdSchema,
  /** Shown in this class; a learner's own choice or the roster's. */
  name: personNameSchema,
  email: emailSchema.nullable(),
  /** The learner's number in the school's own system, for grade exports. */
  externalId: z.string().max(100).nullable(),
  role: classRoleSchema,
  joinedAt: z.iso.datetime(),
  /** Whether they have been here; a row of a roster has not, until its link is used. */
  hasSignedIn: z.boolean(),
});
export type Enrollment = z.infer<typeof enrollmentSchema>;
