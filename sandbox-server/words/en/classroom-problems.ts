import type { ProblemText } from './problems.ts';

/** Problems of people and classes, beside {@link problems}. The other languages have the same keys. */
export const classroomProblems = {
  'class.unknown': (): ProblemText => ({
    message: 'There is no such class, or you do not belong to it.',
  }),
  'class.forbidden': (): ProblemText => ({
    message: 'You may not do this in this class.',
    expected: 'a role in the class that allows it',
    remedy: 'Ask an instructor of the class.',
  }),
};
