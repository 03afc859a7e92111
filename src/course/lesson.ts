import type { Exercise, PutFile, Run, Step } from '../../protocol/exercise.ts';
import type { Quiz } from '../../protocol/quiz.ts';
import type { LessonFile } from './lesson-file.ts';

/** A file that a lesson puts into the workspace, with what stands there before. */
export interface LessonPut extends LessonFile {
  readonly id: PutFile['id'];
  /** Content that the file has when the learner gets here; `null` where it is new. */
  readonly before: string | null;
}

/** A step as the page shows it. */
export interface LessonStep extends Step {
  /** Place among the lesson's steps, from 1. */
  readonly number: number;
}

/** All of a lesson that its components need, the same in every language. */
export interface Lesson {
  readonly slug: string;
  /** Place in the course, from 1; `null` for one that stands beside the course. */
  readonly number: number | null;
  readonly exercise: Exercise;
  readonly steps: readonly LessonStep[];
  /** By id; ids are unique in a lesson. */
  readonly runs: ReadonlyMap<string, Run>;
  readonly puts: ReadonlyMap<string, LessonPut>;
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly solution: readonly LessonFile[];
  /** On the cheat sheet: by id of a command, the step that teaches it. Else empty. */
  readonly taught: ReadonlyMap<string, TaughtIn>;
}

/** A step of a lesson. */
export interface TaughtIn {
  readonly lesson: string;
  readonly step: string;
}
