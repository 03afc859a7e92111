import type { LessonError } from '../../course/lesson-error.ts';
import { SlipwayError } from '../errors/slipway-error.ts';

/** The `broken-lesson` error: file and line for the author, and nothing that a learner could do. */
export function brokenLesson(cause: LessonError): SlipwayError {
  const [{ file, line, place, expected, found }] = cause.faults;
  const where = `${file}${line === undefined ? '' : `:${line}`}${place ? ` at ${place}` : ''}`;
  return new SlipwayError(
    'broken-lesson',
    `This lesson cannot be offered: ${where} is not right.`,
    {
      expected,
      found,
      remedy: 'Correct the file and start the server again; the other lessons are not affected.',
      detail: { faults: cause.faults },
      cause,
    },
  );
}
