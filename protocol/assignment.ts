import { z } from 'zod';
import { checkSchema, checkStatusSchema } from './check.ts';
import { classIdSchema } from './class.ts';
import { personIdSchema } from './person.ts';
import { lessonSlugSchema } from './session.ts';

export const assignmentIdSchema = z.string().min(1).max(64);
const timeSchema = z.iso.datetime();

/**
 * What a late submission loses. `perDay`: for each day begun after the due time plus grace, a part of the
 * points it earned; a day ends at the same wall-clock time in the class's time zone, so that it has
 * 23 or 25 hours where the clock is changed.
 */
export const lateRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('perDay'),
    /** Of the points earned. */
    percent: z.number().min(0).max(100),
    graceMinutes: z.int().min(0).max(10_080).default(0),
    /** The penalty never exceeds this part. */
    mostPercent: z.number().min(0).max(100).default(100),
  }),
]);
export type LateRule = z.infer<typeof lateRuleSchema>;

/** When an assignment may be worked on. After `closesAt` nothing is taken; null: never closes. */
export const assignmentTimesSchema = z
  .strictObject({
    opensAt: timeSchema.nullable(),
    dueAt: timeSchema.nullable(),
    closesAt: timeSchema.nullable(),
  })
  .refine(({ opensAt, dueAt, closesAt }) => {
    const given = [opensAt, dueAt, closesAt].flatMap((time) => (time ? [Date.parse(time)] : []));
    return given.every((time, index) => index === 0 || time >= (given[index - 1] ?? 0));
  }, 'opens before due before closes');
export type AssignmentTimes = z.infer<typeof assignmentTimesSchema>;

/** Checks of its own that an assignment may have beside its lesson's. */
export const mostHiddenChecks = 50;

/** What an instructor decides. Body of `POST /api/classes/:class/assignments`. */
export const assignmentDraftSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  lesson: lessonSlugSchema,
  times: assignmentTimesSchema,
  late: lateRuleSchema.default({ kind: 'none' }),
  /** Null: as many as one likes; the best counts. */
  attempts: z.int().min(1).max(100).nullable().default(null),
  /** By check id; a check left out has the points that the lesson declares. */
  points: z.record(z.string(), z.number().min(0).max(1000)).default({}),
  /** Ids of the lesson's checks whose outcome learners do not see. */
  hidden: z.array(z.string()).default([]),
  /** Further checks, which learners never see. */
  hiddenChecks: z.array(checkSchema).max(mostHiddenChecks).default([]),
  published: z.boolean().default(false),
});
export type AssignmentDraft = z.infer<typeof assignmentDraftSchema>;

/** A check of a lesson's exercise, or of an assignment's own, as instructors see it. */
export const assignmentCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  hidden: z.boolean(),
  /** One of `hiddenChecks`, which the lesson does not have. */
  isOwn: z.boolean(),
});
export type AssignmentCheck = z.infer<typeof assignmentCheckSchema>;

/** As instructors and assistants see it. */
export const assignmentSchema = assignmentDraftSchema.extend({
  id: assignmentIdSchema,
  class: classIdSchema,
  /** In the language of whoever asks; the slug where the lesson is gone. */
  lessonTitle: z.string(),
  /** All points there are. */
  mostPoints: z.number(),
  checks: z.array(assignmentCheckSchema),
  /** Ids in `points` and `hidden` of checks that the lesson has no more; they count for nothing. */
  missingChecks: z.array(z.string()),
  /** The lesson was taken away, or cannot be read any more: nobody can work on it. */
  lessonProblem: z.enum(['gone', 'broken']).nullable(),
  createdAt: timeSchema,
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** A lesson that can be assigned, with the checks of its exercise. */
export const assignableLessonSchema = z.object({
  slug: lessonSlugSchema,
  title: z.string(),
  /** One that an instructor brought; else one of the course. */
  own: z.boolean(),
  /** Whether a machine is rebuilt from submitted files to grade it; without, a hidden check of a port cannot be judged. */
  isRebuilt: z.boolean(),
  checks: z.array(assignmentCheckSchema.pick({ id: true, title: true, points: true })),
});
export type AssignableLesson = z.infer<typeof assignableLessonSchema>;

const extensionShape = {
  /** Null: no due time. Where the assignment's is later, that holds. */
  dueAt: timeSchema.nullable(),
  /** Null: never closes. */
  closesAt: timeSchema.nullable(),
  /** Beyond those of the assignment. */
  moreAttempts: z.int().min(0).max(100).default(0),
  /** Learners do not see it. */
  reason: z.string().max(500).default(''),
};

/** Other times, and attempts, for one learner. */
export const extensionSchema = z
  .strictObject(extensionShape)
  .refine(
    ({ dueAt, closesAt }) =>
      closesAt === null || dueAt === null || Date.parse(dueAt) <= Date.parse(closesAt),
    'due before closes',
  );
export type Extension = z.infer<typeof extensionSchema>;

/** Body of `PUT /api/assignments/:id/extensions`. */
export const extensionOrderSchema = z.strictObject({
  persons: z.array(personIdSchema).min(1).max(1000),
  extension: extensionSchema,
  /**
   * It takes the place of what the learner had, though it gives no less than the assignment. Without it
   * nobody loses anything: of what they had and this the later times and the more attempts hold.
   */
  replaces: z.boolean().default(false),
});
export type ExtensionOrder = z.infer<typeof extensionOrderSchema>;

/** An extension in a list. */
export const learnersExtensionSchema = z.object({
  ...extensionShape,
  person: personIdSchema,
  name: z.string(),
});
export type LearnersExtension = z.infer<typeof learnersExtensionSchema>;

/** Body of `PUT /api/assignments/:id/points/:person`: points for the assignment as a whole. */
export const givenPointsDraftSchema = z.strictObject({
  points: z.number().min(0).max(100_000),
  /** The learner reads it. */
  reason: z.string().trim().min(1).max(1000),
});
export type GivenPointsDraft = z.infer<typeof givenPointsDraftSchema>;

/** Points that an instructor gave by hand; they count in place of all that is handed in. */
export const givenPointsSchema = z.object({
  ...givenPointsDraftSchema.shape,
  person: personIdSchema,
  name: z.string(),
  /** Who gave them; empty where nobody knows them any more. */
  byName: z.string(),
  at: timeSchema,
});
export type GivenPoints = z.infer<typeof givenPointsSchema>;

/** As one learner sees it: with the times that hold for them, and nothing of what is hidden. */
export const learnersAssignmentSchema = z.object({
  id: assignmentIdSchema,
  class: classIdSchema,
  className: z.string(),
  timeZone: z.string(),
  title: z.string(),
  lesson: lessonSlugSchema,
  lessonTitle: z.string(),
  times: assignmentTimesSchema,
  late: lateRuleSchema,
  isExtended: z.boolean(),
  attempts: z.object({ used: z.int(), allowed: z.int().nullable() }),
  state: z.enum(['notOpen', 'open', 'late', 'closed']),
  mostPoints: z.number(),
  /**
   * Where the learner stands per check that is shown, from the session they work in or their best
   * submission. None until it opens, and no hidden points: `mostPoints` has all of them.
   */
  checks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      points: z.number(),
      status: checkStatusSchema.nullable(),
      /** What it wants, in words that can follow "Wanted:". */
      expected: z.string(),
      /** What there is, where the learner's machine runs and it has not passed. */
      found: z.string().optional(),
    }),
  ),
  hiddenPoints: z.number(),
  /** Given by an instructor, or of the best submission after penalty and override; null where nothing was graded. */
  points: z.number().nullable(),
  /** Why an instructor gave these points by hand; null where they did not. */
  givenFor: z.string().nullable(),
});
export type LearnersAssignment = z.infer<typeof learnersAssignmentSchema>;
