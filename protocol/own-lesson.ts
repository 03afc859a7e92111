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
