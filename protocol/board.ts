import { z } from 'zod';
import { stepResultSchema } from './check.ts';
import { classIdSchema, stuckMinutesSchema } from './class.ts';
import { consentSchema } from './consent.ts';
import { helpRequestSchema } from './help.ts';
import { personIdSchema } from './person.ts';
import { problemSchema } from './problem.ts';
import { lessonSlugSchema } from './session.ts';

const timeSchema = z.iso.datetime();

/**
 * Where a learner stands in a step. `stuck`: the same check has failed the same way for some minutes in
 * which the learner was active. The exercise is a step, `exercise`.
 */
export const cellStateSchema = z.enum(['untouched', 'trying', 'stuck', 'done']);
export type CellState = z.infer<typeof cellStateSchema>;

/** One learner. */
export const boardRowSchema = z.object({
  learner: personIdSchema,
  name: z.string(),
  /** In the order of the board's steps. */
  cells: z.array(cellStateSchema),
  /** Index of the step that is next; null where all are done. */
  current: z.int().nullable(),
  /** Since when the current step is stuck. */
  stuckSince: timeSchema.nullable(),
  /** Whether the lesson's page is open. */
  online: z.boolean(),
  /** Whether a machine runs, so that one may ask to watch. */
  running: z.boolean(),
  /** To a quarter of a minute. */
  activeAt: timeSchema.nullable(),
  points: z.number(),
  /** Id of the open request for help in this lesson, and since when. */
  help: z.object({ id: z.string(), since: timeSchema, taken: z.boolean() }).nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

/** A step that checks can see done. */
export const boardStepSchema = z.object({
  id: z.string(),
  checks: z.array(z.object({ id: z.string(), title: z.string(), points: z.number() })),
});
export type BoardStep = z.infer<typeof boardStepSchema>;

export const boardSchema = z.object({
  class: classIdSchema,
  className: z.string(),
  lesson: lessonSlugSchema,
  steps: z.array(boardStepSchema),
  /** After so many minutes with the same failure a learner is stuck. */
  stuckMinutes: stuckMinutesSchema,
  mostPoints: z.number(),
  /** By name. */
  rows: z.array(boardRowSchema),
});
export type Board = z.infer<typeof boardSchema>;

/**
 * Frames of `WS /api/classes/:id/board/:lesson/events`: first `board`, `help` and `consents`, then what
 * changes, at most four times a second. A viewer that was too slow gets `board` anew.
 */
export const boardFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('board'), board: boardSchema }),
  /** Rows that are another, whole; `left`: learners who are of the class no more. */
  z.object({
    type: z.literal('rows'),
    rows: z.array(boardRowSchema),
    left: z.array(personIdSchema),
  }),
  /** All who wait in the class, in whatever lesson, the longest first. */
  z.object({ type: z.literal('help'), requests: z.array(helpRequestSchema) }),
  /** What the viewer asked learners for, and has not ended; one that just ended stands as `over`, once. */
  z.object({ type: z.literal('consents'), consents: z.array(consentSchema) }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
]);
export type BoardFrame = z.infer<typeof boardFrameSchema>;

/** Answer of `GET /api/classes/:id/board`: lessons that one may look at, in their order. */
export const boardLessonsSchema = z.object({
  lessons: z.array(
    z.object({
      lesson: lessonSlugSchema,
      /** Of one that an instructor brought; pages know the titles of the course’s. */
      title: z.string().optional(),
      isAssigned: z.boolean(),
      /** Learners of the class whose machine runs in it. */
      running: z.int().nonnegative(),
    }),
  ),
});
export type BoardLessons = z.infer<typeof boardLessonsSchema>;

/** Answer of `GET /api/classes/:id/board/:lesson/learners/:learner`: the last results of each step. */
export const boardLearnerSchema = z.object({
  row: boardRowSchema,
  /** Empty where no machine runs. */
  results: z.array(stepResultSchema),
  help: z.array(helpRequestSchema),
});
export type BoardLearner = z.infer<typeof boardLearnerSchema>;
