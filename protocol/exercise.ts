import { z } from 'zod';
import { checkSchema } from './check.ts';
import { hintSchema } from './hint.ts';
import { idSchema } from './id.ts';
import { quizSchema } from './quiz.ts';
import { terminalNameSchema } from './terminal.ts';
import { workspacePathSchema } from './workspace.ts';

/** A command that the learner runs with one press; `<Run id="…" />` shows it in the prose. */
export const runSchema = z.strictObject({
  id: idSchema,
  command: z.string().min(1),
  /** What asks for it: the shell's `$`, `#` in a container's shell, `>>>` in Python. */
  prompt: z.enum(['$', '#', '>>>']).default('$'),
  /** Which terminal it is typed into; opened where there is none of that name. */
  terminal: terminalNameSchema.default('main'),
  /** Presses Ctrl-C there first. */
  interrupt: z.boolean().default(false),
  /** The command does not give the prompt back (a server in the foreground, a REPL). */
  staysOpen: z.boolean().default(false),
  /** Whether the command is meant to fail, as a lesson on errors wants. */
  fails: z.boolean().default(false),
  /** What the engine prints, `…` standing for anything. */
  output: z.string().optional(),
});
export type Run = z.infer<typeof runSchema>;

/** A file that a step or hint puts into the workspace; `from` is relative to the lesson's folder. */
export const putFileSchema = z.strictObject({
  id: idSchema,
  path: workspacePathSchema,
  from: z.string(),
});
export type PutFile = z.infer<typeof putFileSchema>;

/** One thing the learner does. Files are put and commands run in this order: `puts`, then `runs`. */
export const stepSchema = z.strictObject({
  id: idSchema.refine((id) => id !== 'exercise', 'any id but "exercise", which names the exercise'),
  puts: z.array(putFileSchema).default([]),
  runs: z.array(runSchema).default([]),
  checks: z.array(checkSchema).default([]),
  hints: z.array(hintSchema).default([]),
  /**
   * A Python file, one of the lesson's `puts`, that needs no more than the standard library and is all
   * that this step is about: where there is no server, the browser can run it.
   */
  python: workspacePathSchema.optional(),
});
export type Step = z.infer<typeof stepSchema>;

/**
 * How an exercise is rebuilt from submitted files in a machine of its own. Files and Dockerfiles are
 * judged as submitted in any case, and need none.
 */
export const gradingSchema = z.strictObject({
  /** Commands for a shell in the workspace, to their end: what serves runs with `docker run -d`. */
  runs: z.array(z.string().min(1).max(2000)).min(1).max(20),
  /**
   * Ids of the exercise's checks that the files alone decide, once the commands have run. What the
   * learner did beside them (names, ports, what was removed) is judged as it was when they submitted.
   */
  checks: z.array(idSchema).min(1),
});
export type Grading = z.infer<typeof gradingSchema>;

/** `lessons/<slug>/exercise.yaml`: all of a lesson that is the same in every language. */
export const exerciseSchema = z.strictObject({
  /** Files that the editor opens, the first in front. */
  open: z.array(workspacePathSchema).default([]),
  /** A port that the preview shows at first. */
  previewPort: z.int().min(1).max(65535).optional(),
  steps: z.array(stepSchema).min(1),
  /** Questions that the prose asks, each by `<Quiz id="…">`. */
  quizzes: z.array(quizSchema).default([]),
  /** The graded work at the lesson's end; `solution/` holds files that pass it. */
  exercise: z.strictObject({
    /** Commands that, with the files of `solution/`, do the exercise. */
    solution: z.array(runSchema).default([]),
    checks: z.array(checkSchema).min(1),
    hints: z.array(hintSchema).default([]),
    /** Left out where nothing can be rebuilt from files. */
    grading: gradingSchema.optional(),
  }),
});
export type Exercise = z.infer<typeof exerciseSchema>;

/** `lessons/course.yaml`: which lessons there are. */
export const courseSchema = z.strictObject({
  id: idSchema,
  /** The course, in order. */
  lessons: z.array(z.string()).min(1),
  /** Lessons that have a page and are tested, and do not belong to the course's order. */
  extras: z.array(z.string()).default([]),
  /** Folder of the page that lists every command taught; see `commandSheetSchema`. */
  cheatSheet: idSchema.optional(),
});
export type Course = z.infer<typeof courseSchema>;
