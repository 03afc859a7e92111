import { z } from 'zod';
import { assignmentIdSchema, assignmentTimesSchema } from './assignment.ts';
import { checkResultSchema } from './check.ts';
import { classIdSchema } from './class.ts';
import { personIdSchema } from './person.ts';
import { lessonSlugSchema } from './session.ts';
import { terminalNameSchema } from './terminal.ts';
import { workspacePathSchema } from './workspace.ts';

export const submissionIdSchema = z.string().min(1).max(64);
const timeSchema = z.iso.datetime();

/** `failed`: grading itself did not come to an end; it is our fault and can be run again. */
export const submissionStateSchema = z.enum(['grading', 'graded', 'failed']);
export type SubmissionState = z.infer<typeof submissionStateSchema>;

/** What the points of a submission are made of. */
export const gradeSchema = z.object({
  /** Sum over passed checks, before anything is taken off. */
  earned: z.number(),
  most: z.number(),
  /** Days late, as counted; 0 where in time. */
  daysLate: z.int().nonnegative(),
  /** Points taken off for it. */
  penalty: z.number(),
  /** An instructor's word in place of all this. */
  override: z
    .object({ points: z.number(), reason: z.string(), by: personIdSchema, at: timeSchema })
    .nullable(),
  /** What counts. */
  points: z.number(),
});
export type Grade = z.infer<typeof gradeSchema>;

/** A check of a graded submission, with its points. */
export const gradedCheckSchema = checkResultSchema.extend({
  points: z.number(),
  hidden: z.boolean(),
  /** Where it was evaluated: in a clean machine rebuilt from the files, or frozen as it was. */
  source: z.enum(['clean', 'frozen']),
});
export type GradedCheck = z.infer<typeof gradedCheckSchema>;

/** A remark on a line of a submitted file, or on the whole (path and line null). */
export const commentSchema = z.object({
  id: z.string(),
  path: workspacePathSchema.nullable(),
  line: z.int().positive().nullable(),
  text: z.string().trim().min(1).max(4000),
  /** The name of whoever wrote it, as it was then. */
  by: z.string(),
  at: timeSchema,
});
export type Comment = z.infer<typeof commentSchema>;
export const commentDraftSchema = commentSchema
  .pick({ path: true, line: true, text: true })
  .strict()
  .refine(({ path, line }) => line === null || path !== null, 'a line of a file');
export type CommentDraft = z.infer<typeof commentDraftSchema>;

/** A submission in a list. */
export const submissionSummarySchema = z.object({
  id: submissionIdSchema,
  assignment: assignmentIdSchema,
  person: personIdSchema,
  name: z.string(),
  attempt: z.int().positive(),
  submittedAt: timeSchema,
  state: submissionStateSchema,
  grade: gradeSchema.nullable(),
  /** Whether it is the one whose points count for the learner. */
  counts: z.boolean(),
});
export type SubmissionSummary = z.infer<typeof submissionSummarySchema>;

/** Query of `GET /api/assignments/:id/submissions`. */
export const submissionQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** Of the page before. */
  after: z.string().max(200).optional(),
});

/** The newest first. Learners get their own. */
export const submissionListSchema = z.object({
  submissions: z.array(submissionSummarySchema),
  /** Where the next page goes on; null at the end. */
  next: z.string().nullable(),
  /** What is being graded of the assignment, by all learners; for those who assist. */
  grading: z.int().nonnegative(),
});
export type SubmissionList = z.infer<typeof submissionListSchema>;

/** With its evidence. Learners get their own, without hidden checks. */
export const submissionSchema = submissionSummarySchema.extend({
  class: classIdSchema,
  title: z.string(),
  lesson: lessonSlugSchema,
  /** The class's. */
  timeZone: z.string(),
  /** What the one who asks may do. */
  right: z.enum(['see', 'assist', 'teach']),
  checks: z.array(gradedCheckSchema),
  /** Learners are told of hidden checks together, once they are graded: "3 of 4 points". */
  hidden: z.object({ earned: z.number(), most: z.number() }).nullable(),
  /** Content is null for what is no text, or long; the archive has it. */
  files: z.array(z.object({ path: z.string(), content: z.string().nullable(), bytes: z.int() })),
  /** Paths of the workspace that were not taken. */
  leftOut: z.array(z.string()),
  /** `docker inspect` of what checks looked at, by "container web", "image app". */
  inspected: z.record(z.string(), z.unknown()),
  /** Names of terminals with a recording (asciicast v2). */
  recordings: z.array(z.string()),
  comments: z.array(commentSchema),
  /** What the clean machine printed; null for learners, and where none was used. */
  log: z.string().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** Body of `POST /api/assignments/:id/submissions`: what is frozen, the learner's own and running. */
export const submitSchema = z.strictObject({ session: z.string().max(64) });

/** Body of `PUT /api/submissions/:id/override`. */
export const overrideSchema = z.strictObject({
  points: z.number().min(0).max(100_000),
  reason: z.string().trim().min(1).max(1000),
});

/** Answer of `POST /api/assignments/:id/regrade`. */
export const regradeSchema = z.object({ submissions: z.int().nonnegative() });

/** Answer of `GET /api/assignments/:id/session`: what one would hand in now. */
export const handInSessionSchema = z.object({
  /** The learner's running session of the lesson; null: there is none. */
  session: z.string().nullable(),
  /** Terminals whose output is recorded. */
  recorded: z.array(terminalNameSchema),
});
export type HandInSession = z.infer<typeof handInSessionSchema>;

/** What a session's page shows of an assignment of its lesson. */
export const handInSchema = z.object({
  assignment: assignmentIdSchema,
  class: classIdSchema,
  /** The one user of a server on loopback, who teaches there too. */
  teaches: z.boolean(),
  title: z.string(),
  className: z.string(),
  timeZone: z.string(),
  /** Those that hold for the learner. */
  times: assignmentTimesSchema,
  state: z.enum(['notOpen', 'open', 'late', 'closed']),
  attempts: z.object({ used: z.int(), allowed: z.int().nullable() }),
});

/** Answer of `GET /api/sessions/:id/assignments`. */
export const handInsSchema = z.object({
  assignments: z.array(handInSchema),
  /** Terminals whose output is recorded, to be handed in with the rest. What is typed is not. */
  recorded: z.array(terminalNameSchema),
});
export type HandIns = z.infer<typeof handInsSchema>;
