import { z } from 'zod';

/** What is wrong with a lesson's folder, in its author's terms. */
export const lessonFindingSchema = z.object({
  severity: z.enum(['error', 'warning']),
  /** From the lesson's folder: `exercise.yaml`. */
  file: z.string(),
  line: z.int().positive().optional(),
  /** Keys that lead to the value: `steps.0.checks.1.port`. */
  place: z.string().optional(),
  expected: z.string(),
  found: z.string(),
  remedy: z.string().optional(),
});
export type LessonFinding = z.infer<typeof lessonFindingSchema>;

/** Answer of `POST /api/own-lessons/check`. */
export const lessonReportSchema = z.object({
  /** Whether nothing but warnings was found. */
  isSound: z.boolean(),
  findings: z.array(lessonFindingSchema),
});
export type LessonReport = z.infer<typeof lessonReportSchema>;

/** An own lesson in addresses: no lesson of the course begins so. */
export const ownLessonSlugSchema = z.string().regex(/^own-[a-z0-9]{12}$/);

/**
 * How a version stands: looked through, played on a real engine, its pages built, then `ready` to be
 * assigned; `failed` where one of these found something.
 */
export const ownLessonStateSchema = z.enum(['checking', 'testing', 'building', 'ready', 'failed']);
export type OwnLessonState = z.infer<typeof ownLessonStateSchema>;

/** What a test on a real engine found: the first thing that was not as the lesson says. */
export const lessonTestFailureSchema = z.object({
  /** What was tried: `step first-run: its checks fail before it and pass after it`. */
  trial: z.string(),
  step: z.string().optional(),
  command: z.string().optional(),
  expected: z.string(),
  found: z.string(),
});
export type LessonTestFailure = z.infer<typeof lessonTestFailureSchema>;

/** What was tried where a version was played well, and its pages could not be built. */
export const pagesTrial = 'its pages are built';

/** The newest version of an own lesson. */
export const ownLessonSchema = z.object({
  slug: ownLessonSlugSchema,
  /** In English, or as the version's first text has it; the slug until that could be read. */
  title: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  /** From 1, one more with each replacement. */
  version: z.int().positive(),
  state: ownLessonStateSchema,
  /** Trials of the test that are done, while `testing`. */
  progress: z.object({ done: z.int().nonnegative(), of: z.int().nonnegative() }).optional(),
  findings: z.array(lessonFindingSchema),
  failure: lessonTestFailureSchema.optional(),
  /** The version that learners have; absent until one was ready. Stays while a newer one is looked at. */
  offered: z.int().positive().optional(),
  /** Whose folder on the server it came from; absent for a zip. */
  folder: z.string().optional(),
  /** Assignments that give it. */
  assignments: z.int().nonnegative(),
  changedAt: z.iso.datetime(),
});
export type OwnLesson = z.infer<typeof ownLessonSchema>;

/** Answer of `GET /api/own-lessons`. */
export const ownLessonsSchema = z.object({
  lessons: z.array(ownLessonSchema),
  /** Folders that may be named in place of a zip, below `SLIPWAY_OWN_LESSONS`; empty where that is not set. */
  folders: z.array(z.string()),
});
export type OwnLessons = z.infer<typeof ownLessonsSchema>;

/** Names a folder in place of a zip. */
export const lessonFolderSchema = z.strictObject({ folder: z.string().min(1).max(100) });
