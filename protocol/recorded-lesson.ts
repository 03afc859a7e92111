import { z } from 'zod';
import { idSchema } from './id.ts';
import { lessonSlugSchema } from './session.ts';
import { terminalNameSchema } from './terminal.ts';
import { workspacePathSchema } from './workspace.ts';

/** A command of a lesson, of which there is a recording. */
export const recordedRunSchema = z.object({
  id: idSchema,
  /** The step that it belongs to, or `exercise`. */
  step: z.string(),
  terminal: terminalNameSchema,
  command: z.string(),
});
export type RecordedRun = z.infer<typeof recordedRunSchema>;

/**
 * What a static copy of the site knows of a lesson, in `recordings/<slug>/lesson.json`. Made when the
 * copy is built; the recordings themselves are the asciicasts that the lesson tests made.
 */
export const recordedLessonSchema = z.object({
  lesson: lessonSlugSchema,
  /** The workspace at the lesson's beginning: the files that are text. */
  files: z.array(z.object({ path: workspacePathSchema, content: z.string() })),
  /** In the order of the lesson. */
  runs: z.array(recordedRunSchema),
  /** Asciicasts beside this file, in the order in which they were recorded. */
  casts: z.array(z.object({ step: z.string(), terminal: terminalNameSchema, file: z.string() })),
});
export type RecordedLesson = z.infer<typeof recordedLessonSchema>;
