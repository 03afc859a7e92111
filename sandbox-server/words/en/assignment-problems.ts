import type { ProblemText } from './problems.ts';

/** Problems of assignments, beside {@link problems}. The other languages have the same keys. */
export const assignmentProblems = {
  'assignment.unknown': (): ProblemText => ({
    message: 'There is no such assignment, or it is not for you.',
  }),
  'assignment.sameCheck': ({ ids }: { ids: readonly string[] }): ProblemText => ({
    message: 'A hidden check has the id of another check.',
    expected: 'an id of its own for each check',
    found: ids.join(', '),
  }),
  'assignment.unknownCheck': ({ known }: { known: readonly string[] }): ProblemText => ({
    message: 'The lesson has no such check.',
    expected: `one of: ${known.join(', ')}`,
  }),
  'assignment.tooMany': ({ most }: { most: number }): ProblemText => ({
    message: `A class has at most ${most} assignments.`,
    remedy: 'Remove one that is no longer needed, or make another class.',
  }),
  'assignment.lessonStays': (): ProblemText => ({
    message: 'The lesson of an assignment cannot be changed.',
    remedy: 'Make another assignment for the other lesson.',
  }),
  'assignment.noLearner': (): ProblemText => ({
    message: 'Somebody on the list is not a learner of this class.',
    remedy: 'Reload the page: the roster may have changed.',
  }),
  'lesson.mayNotBring': (): ProblemText => ({
    message: 'Only instructors and administrators bring lessons of their own.',
    remedy: 'Ask whoever runs this server to make you an instructor.',
  }),
};
