import { z } from 'zod';
import { classIdSchema, classRoleSchema, classSchema, enrollmentSchema } from './class.ts';
import { invitedSchema } from './class-invitation.ts';
import { emailSchema, personIdSchema, personNameSchema } from './person.ts';

/** The learner's number in the school's own system. */
export const externalIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((id) => !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(id), 'an id without control characters');

/** One to be added by hand. Body of `POST /api/classes/:id/roster`. */
export const rosterRowSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema.nullable().default(null),
  externalId: externalIdSchema.nullable().default(null),
  role: classRoleSchema.default('learner'),
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

/** Body of `PATCH /api/classes/:id/roster/:person`. */
export const enrollmentChangeSchema = z.strictObject({
  name: personNameSchema.optional(),
  externalId: externalIdSchema.nullable().optional(),
  role: classRoleSchema.optional(),
});

/** Answer of `GET /api/classes/:id/roster`: all of them, at most {@link mostInClass}, by name. */
export const rosterSchema = z.object({
  members: z.array(enrollmentSchema),
  /** Those who have not said yes: they are not of the class, and nothing of theirs is shown. */
  invited: z.array(invitedSchema),
});
export type Roster = z.infer<typeof rosterSchema>;

/** So many may be of a class, with those who are invited, and so many rows a file may have. */
export const mostInClass = 2000;

/** A link by which a person comes in, on any device. It is shown this once. */
export const personalLinkSchema = z.object({
  person: personIdSchema,
  name: z.string(),
  email: z.string().nullable(),
  externalId: z.string().nullable(),
  link: z.string(),
});
export type PersonalLink = z.infer<typeof personalLinkSchema>;

/**
 * Answer where somebody was added: a member with their link, or one who has an account and is invited.
 * The link is null where they have a way to sign in.
 */
export const addedMemberSchema = z.object({
  member: enrollmentSchema.nullable(),
  invited: invitedSchema.nullable(),
  link: personalLinkSchema.nullable(),
});

/** What can be wrong in a row of a file; with `otherEmail` alone the rest of the row stands. */
export const rosterProblemSchema = z.object({
  code: z.enum([
    'name',
    'email',
    'externalId',
    'role',
    'otherEmail',
    'twice',
    'ambiguous',
    'lastInstructor',
  ]),
  /** What stands there, shortened; for `twice` the line it was first in. */
  found: z.string(),
});
export type RosterProblem = z.infer<typeof rosterProblemSchema>;

/** A row as it is, or would be: what is wrong in it stands as it was written. */
const previewedRowSchema = z.object({
  name: z.string(),
  email: z.string().nullable(),
  externalId: z.string().nullable(),
  role: z.string(),
});

/** What one row of a file would do. */
export const rosterPreviewRowSchema = z.object({
  /** Counted from 1, as an editor does. */
  line: z.int().positive(),
  change: z.enum(['added', 'changed', 'same', 'wrong']),
  problems: z.array(rosterProblemSchema),
  before: previewedRowSchema.nullable(),
  after: previewedRowSchema,
});
export type RosterPreviewRow = z.infer<typeof rosterPreviewRowSchema>;

/** Answer of `POST /api/classes/:id/roster/preview`, whose body is the file itself. */
export const rosterPreviewSchema = z.object({
  rows: z.array(rosterPreviewRowSchema),
  /** Columns whose meaning is not known, and which are left out. */
  ignored: z.array(z.string()),
  /** Names this file and this state of the roster, for `POST …/roster/apply?digest=…`. */
  digest: z.string(),
});
export type RosterPreview = z.infer<typeof rosterPreviewSchema>;

/** Links to be handed out, as they are and as a CSV file that no spreadsheet takes for formulas. */
export const handedLinksSchema = z.object({
  links: z.array(personalLinkSchema),
  csv: z.string(),
});

/** Answer of `POST /api/classes/:id/roster/apply`. Rows that are wrong were left out. */
export const rosterAppliedSchema = handedLinksSchema.extend({
  added: z.int(),
  /** Of accounts that there were: they say yes or no by themselves. */
  invited: z.int(),
  changed: z.int(),
  same: z.int(),
  wrong: z.int(),
});
export type RosterApplied = z.infer<typeof rosterAppliedSchema>;

/** Body of `POST /api/classes/:id/roster/bulk`. */
export const bulkSchema = z.strictObject({
  /** `remove`, `role`, `links`, `reset`, `complete`, `extend`. */
  action: z.string().max(50),
  persons: z.array(personIdSchema).min(1).max(500),
  /** What the action asks for. */
  options: z.unknown().optional(),
});

/** What was done to each; nothing at all where the call was refused. */
export const bulkDoneSchema = z.object({
  done: z.array(z.object({ person: personIdSchema, what: z.string() })),
  handed: handedLinksSchema.nullable(),
});
export type BulkDone = z.infer<typeof bulkDoneSchema>;

/** Typed by people: case, spaces and the hyphen do not matter. */
const joinCodeSchema = z.string().max(40);

/** Body of `POST /api/join/look`. */
export const joinLookSchema = z.strictObject({ code: joinCodeSchema });

/** What a code opens. */
export const joinOfferSchema = z.object({
  class: classIdSchema,
  name: z.string(),
  /** What is still to be done: give a name, sign in by OpenID Connect; or come in at once. */
  needs: z.enum(['name', 'openid', 'nothing']),
  /** The one who asks is of the class already. */
  isMember: z.boolean(),
});

/** Body of `POST /api/join`. */
export const joinSchema = z.strictObject({
  code: joinCodeSchema,
  /** Shown in the class; of one who is signed in their own where left out. */
  name: personNameSchema.optional(),
  /** Said where a member has the same name, and the one who joins is somebody else. */
  isAnother: z.literal(true).optional(),
});

/** Answer of `POST /api/join`. */
export const joinedSchema = z.object({
  class: classSchema,
  /** The one who asks was of the class before: nothing has changed. */
  wasMember: z.boolean(),
  /** By which somebody who has just become known comes back on another device. */
  link: z.string().nullable(),
});
