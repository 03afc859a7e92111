import { z } from 'zod';
import { emailSchema, personIdSchema } from './person.ts';

const timeSchema = z.iso.datetime();

/** What learners of a class stumble over at a check: how many, and how often. */
export const commonFailureSchema = z.object({
  check: z.string(),
  title: z.string(),
  /** What was there instead, in the reader's language. */
  found: z.string(),
  learners: z.int().positive(),
  times: z.int().positive(),
});
export type CommonFailure = z.infer<typeof commonFailureSchema>;

/** How a class fared in a step, `exercise` for the graded work. */
export const stepResultsSchema = z.object({
  step: z.string(),
  /** In the reader's language; null for the exercise. */
  title: z.string().nullable(),
  done: z.int().nonnegative(),
  /** Worked on it and are not done. */
  trying: z.int().nonnegative(),
  /** Of those who are done; null where nobody is. */
  medianMinutes: z.number().nullable(),
  /** Failures before it was done, of those who are done. */
  medianFailures: z.number().nullable(),
  /** The commonest first, at most five. */
  failures: z.array(commonFailureSchema),
});
export type StepResults = z.infer<typeof stepResultsSchema>;

/** How a learner fared in a step. */
export const learnersStepSchema = z.object({
  /** How often its checks came out, one way or the other. */
  attempts: z.int().nonnegative(),
  failures: z.int().nonnegative(),
  /** At work, pauses of more than five minutes left out. */
  minutes: z.number().nonnegative(),
  firstSuccessAt: timeSchema.nullable(),
});
export type LearnersStep = z.infer<typeof learnersStepSchema>;

export const learnerResultsSchema = z.object({
  person: personIdSchema,
  name: z.string(),
  done: z.int().nonnegative(),
  /** Over all steps. */
  attempts: z.int().nonnegative(),
  minutes: z.number().nonnegative(),
  /** By step; those that were never touched are left out. */
  steps: z.record(z.string(), learnersStepSchema),
});
export type LearnerResults = z.infer<typeof learnerResultsSchema>;

/** Answer of `GET /api/classes/:id/results`: lessons in which the class has done anything, in the course's order. */
export const touchedLessonsSchema = z.object({
  lessons: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      /** How many have. */
      learners: z.int().positive(),
    }),
  ),
});
export type TouchedLessons = z.infer<typeof touchedLessonsSchema>;

/** Answer of `GET /api/classes/:id/results/:lesson`. */
export const lessonResultsSchema = z.object({
  lesson: z.string(),
  steps: z.array(stepResultsSchema),
  learners: z.array(learnerResultsSchema),
});
export type LessonResults = z.infer<typeof lessonResultsSchema>;

/** How a learner fared in a check. */
export const learnersCheckSchema = z.object({
  step: z.string(),
  /** In the reader's language; null for the exercise. */
  stepTitle: z.string().nullable(),
  check: z.string(),
  title: z.string(),
  /** How often it was tried: each time it came out otherwise than before. */
  attempts: z.int().nonnegative(),
  /** Before the first success. */
  failures: z.int().nonnegative(),
  minutes: z.number().nonnegative(),
  firstSuccessAt: timeSchema.nullable(),
  commonestFailure: z.string().nullable(),
});
export type LearnersCheck = z.infer<typeof learnersCheckSchema>;

/** Answer of `GET /api/classes/:id/results/:lesson/learners/:person`: every check of the lesson. */
export const learnersChecksSchema = z.object({
  name: z.string(),
  lessonTitle: z.string(),
  checks: z.array(learnersCheckSchema),
});
export type LearnersChecks = z.infer<typeof learnersChecksSchema>;

/** What counts of a learner in an assignment. */
export const gradeCellSchema = z.object({
  points: z.number(),
  /** 0 where points were given by hand and nothing was handed in. */
  attempts: z.int().nonnegative(),
  /** Of the attempt that counts; null where the points were given by hand. */
  submittedAt: timeSchema.nullable(),
  daysLate: z.int().nonnegative(),
  /** Why an instructor gave the points by hand; null where they were earned. */
  givenFor: z.string().nullable(),
});
export type GradeCell = z.infer<typeof gradeCellSchema>;

/** Answer of `GET /api/classes/:id/grades`: what is published alone. */
export const gradeTableSchema = z.object({
  class: z.string(),
  assignments: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** The title, with a number where another assignment of the class has the same: a column's name. */
      column: z.string(),
      mostPoints: z.number(),
      dueAt: timeSchema.nullable(),
    }),
  ),
  learners: z.array(
    z.object({
      person: personIdSchema,
      name: z.string(),
      email: emailSchema.nullable(),
      externalId: z.string().nullable(),
      /** By assignment; left out where nothing was graded. */
      grades: z.record(z.string(), gradeCellSchema),
      points: z.number(),
    }),
  ),
});
export type GradeTable = z.infer<typeof gradeTableSchema>;

/** Of `GET /api/classes/:id/grades.csv?format=`: whose import it is for. */
export const gradeFormatSchema = z.enum(['plain', 'moodle', 'canvas']);
export type GradeFormat = z.infer<typeof gradeFormatSchema>;
