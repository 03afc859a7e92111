import { AstroError } from 'astro/errors';

/** What is wrong with a lesson, told to its author. */
export interface LessonFault {
  /** Where: `lessons/hello-world/exercise.yaml:12`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

/** An error that stops the build and names the file, what was expected and what was found. */
export function lessonError(fault: LessonFault): AstroError {
  return new AstroError(`${fault.where}: expected ${fault.expected}, found ${fault.found}.`);
}
