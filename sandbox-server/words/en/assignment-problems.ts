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
  'assignment.lessThanAll': (): ProblemText => ({
    message: 'The extension gives less than the assignment itself.',
    remedy: 'Give the assignment’s own times, or later ones.',
  }),
  'assignment.nothingToExtend': (): ProblemText => ({
    message:
      'This assignment limits nothing: there is no due time, it never closes, and attempts are unlimited.',
    remedy: 'Give the assignment a due time, a time when it closes or a number of attempts first.',
  }),
  'assignment.noLearner': (): ProblemText => ({
    message: 'Somebody on the list is not a learner of this class.',
    remedy: 'Reload the page: the roster may have changed.',
  }),
  'lesson.mayNotBring': (): ProblemText => ({
    message: 'Only instructors and administrators bring lessons of their own.',
    remedy: 'Ask whoever runs this server to make you an instructor.',
  }),
  'lesson.pagesFailed': (): ProblemText => ({
    message: 'The pages of this lesson could not be made.',
    remedy:
      'Look at what was found, and bring the lesson again. Whoever runs this server finds more in its log.',
  }),
  'lesson.unknownOwn': (): ProblemText => ({
    message: 'There is no such lesson, or it is not for you.',
    remedy: 'Choose a lesson from the course page, or one that was assigned to you.',
  }),
  'lesson.notReady': (): ProblemText => ({
    message: 'The lesson was not ready yet, so it cannot be assigned.',
    remedy: 'Wait until its test has passed, or correct what it found.',
  }),
  'lesson.assigned': ({ classes }: { classes: readonly string[] }): ProblemText => ({
    message: 'The lesson is assigned, so it cannot be removed.',
    found: classes.join(', '),
    remedy: 'Remove these assignments first.',
  }),
  'lesson.tooMany': ({ most }: { most: number }): ProblemText => ({
    message: `You have as many lessons of your own as you can: ${most}.`,
    remedy: 'Remove one that is no longer needed.',
  }),
  'lesson.tooLarge': ({ megabytes }: { megabytes: number }): ProblemText => ({
    message: 'Your own lessons would take too much room together.',
    expected: `at most ${megabytes} MB`,
    remedy: 'Remove one that is no longer needed, or make this one smaller.',
  }),
  'lesson.notThisZip': (): ProblemText => ({
    message: 'The lesson cannot be taken.',
  }),
  'lesson.noFolders': (): ProblemText => ({
    message: 'This server has no folders to take lessons from.',
    remedy: 'Upload a zip, or ask whoever runs this server to set SLIPWAY_OWN_LESSONS.',
  }),
};
