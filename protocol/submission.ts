import { z } from 'zod';
import { assignmentIdSchema } from './assignment.ts';
import { checkResultSchema } from './check.ts';
import { personIdSchema } from './person.ts';
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
  text: z.string().min(1).max(4000),
  by: z.string(),
  at: timeSchema,
});
export type Comment = z.infer<typeof commentSchema>;
export const commentDraftSchema = commentSchema
  .pick({ path: true, line: true, text: true })
  .strict();

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

/** With its evidence. Learners get their own, without hidden checks. */
export const submissionSchema = submissionSummarySchema.extend({
  checks: z.array(gradedCheckSchema),
  files: z.array(z.object({ path: z.string(), content: z.string().nullable(), bytes: z.int() })),
  /** `docker inspect` of what checks looked at, by "container web", "image app". */
  inspected: z.record(z.string(), z.unknown()),
  /** Names of terminals with a recording (asciicast v2). */
  recordings: z.array(z.string()),
  comments: z.array(commentSchema),
});
export type Submission = z.infer<typeof submissionSchema>;

export const overrideSchema = z.strictObject({
  points: z.number().min(0).max(100_000),
  reason: z.string().trim().min(1).max(1000),
});
