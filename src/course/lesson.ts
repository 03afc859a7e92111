import type { Exercise, PutFile, Run, Step } from '../../protocol/exercise.ts';
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
  /** Place in the course, from 1. */
  readonly number: number;
  readonly exercise: Exercise;
  readonly steps: readonly LessonStep[];
  /** By id; ids are unique in a lesson. */
  readonly runs: ReadonlyMap<string, Run>;
  readonly puts: ReadonlyMap<string, LessonPut>;
  readonly solution: readonly LessonFile[];
}
