import { z } from 'zod';
import { idSchema } from './id.ts';
import { languageSchema } from './language.ts';
import { quizAnswerSchema } from './quiz.ts';
import { lessonSlugSchema } from './session.ts';

const timeSchema = z.iso.datetime();

/**
 * A step that is done, or `exercise`. `checks`: the server itself saw its checks pass. `claimed`: a
 * browser says so, which keeps ticks it has from elsewhere; nothing is ever graded by it.
 * `instructor`: somebody who teaches the learner has marked it as done.
 */
export const stepTickSchema = z.object({
  doneAt: timeSchema,
  by: z.enum(['checks', 'instructor', 'claimed']),
});
export type StepTick = z.infer<typeof stepTickSchema>;

/** What was last answered, and when an answer was first right. */
export const quizProgressSchema = z.object({
  given: quizAnswerSchema,
  answeredAt: timeSchema,
  doneAt: timeSchema.nullable(),
});
export type QuizProgress = z.infer<typeof quizProgressSchema>;

/** Where the learner last was in a lesson: at a step, or before the first (null). */
export const positionSchema = z.object({ step: idSchema.nullable(), at: timeSchema });
export type Position = z.infer<typeof positionSchema>;

/** Files that the learner left in a lesson, from which it can be started again. */
export const leftWorkSchema = z.object({
  savedAt: timeSchema,
  files: z.int().positive(),
  /** Paths that were too large to be kept; at most 20 of them are named. */
  leftOut: z.array(z.string()),
});
export type LeftWork = z.infer<typeof leftWorkSchema>;

/** All that is remembered of one learner in one lesson. */
export const lessonProgressSchema = z.object({
  steps: z.record(z.string(), stepTickSchema),
  quizzes: z.record(z.string(), quizProgressSchema),
  position: positionSchema.nullable(),
  left: leftWorkSchema.nullable(),
});
export type LessonProgress = z.infer<typeof lessonProgressSchema>;

/** The language that a learner chose, and when. */
export const chosenLanguageSchema = z.object({ value: languageSchema, at: timeSchema });
export type ChosenLanguage = z.infer<typeof chosenLanguageSchema>;

/** Answer of `GET /api/progress`. */
export const progressSchema = z.object({
  /** Tells learners apart, so that a browser does not mix up what it keeps of two. */
  learner: z.string(),
  language: chosenLanguageSchema.nullable(),
  lessons: z.record(lessonSlugSchema, lessonProgressSchema),
});
export type Progress = z.infer<typeof progressSchema>;

/** Body of `PATCH /api/progress`. */
export const languageChangeSchema = z.strictObject({ language: chosenLanguageSchema });

/**
 * Body of `PATCH /api/progress/lessons/:slug`, which answers with the lesson's progress. It is merged,
 * and may be sent again without harm: what is done stays done, of two answers to a quiz the later
 * stands, and so does the later position. Times in the future count as now. What the lesson does not
 * have (any more) is left out.
 */
export const progressChangeSchema = z.strictObject({
  /** Steps done according to the browser, with the time; kept as `claimed`. */
  steps: z.record(idSchema, timeSchema).optional(),
  quizzes: z
    .record(idSchema, z.strictObject({ given: quizAnswerSchema, answeredAt: timeSchema }))
    .optional(),
  position: positionSchema.optional(),
});
export type ProgressChange = z.infer<typeof progressChangeSchema>;
