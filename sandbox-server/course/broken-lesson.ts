import { SlipwayError } from '../errors/slipway-error.ts';

/** What is wrong with a lesson's file, in the author's terms. */
export interface BrokenLesson {
  readonly file: string;
  readonly line?: number;
  /** Keys that lead to the value: `steps.0.checks.1.port`. */
  readonly place?: string;
  readonly expected: string;
  readonly found: string;
  readonly cause?: unknown;
}

/** The `broken-lesson` error: file and line for the author, and nothing that a learner could do. */
export function brokenLesson(broken: BrokenLesson): SlipwayError {
  const line = broken.line === undefined ? '' : `:${broken.line}`;
  const place = broken.place ? ` at ${broken.place}` : '';
  return new SlipwayError(
    'broken-lesson',
    `This lesson cannot be offered: ${broken.file}${line}${place} is not right.`,
    {
      expected: broken.expected,
      found: broken.found,
      remedy: 'Correct the file and start the server again; the other lessons are not affected.',
      detail: { file: broken.file, line: broken.line, place: broken.place },
      cause: broken.cause,
    },
  );
}
