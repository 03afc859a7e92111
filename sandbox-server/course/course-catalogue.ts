import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Course, Exercise } from '../../protocol/exercise.ts';
import type { Language } from '../../protocol/languages.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';

/** One lesson, the same in every language. Its files are read anew at each call. */
export interface Lesson {
  readonly slug: string;
  readonly exercise: Exercise;
  /** Its title, in English where there is none in the language; the slug where it has no text. */
  title(language: Language): Promise<string>;
  /** What its steps are called, by id; in English where there is no title in the language. */
  stepTitles(language: Language): Promise<ReadonlyMap<string, string>>;
  /** What the workspace holds at the start. */
  startingFiles(): Promise<WorkspaceFile[]>;
  /** Files that do the exercise, put over the starting files; empty where it needs none. */
  solutionFiles(): Promise<WorkspaceFile[]>;
  /** What the `puts` entry of this id writes. Rejects with `not-found` where there is none. */
  putFile(id: string): Promise<WorkspaceFile>;
}

/** The lessons that the server offers. */
export interface CourseCatalogue {
  readonly course: Course;
  /** Throws `unknown-lesson`, or `broken-lesson` with file, line, expected and found. */
  lesson(slug: string): Lesson;
  /** Lessons that cannot be offered, and why; empty when all is well. */
  readonly broken: ReadonlyMap<string, SlipwayError>;
}
