import type { ProblemText } from './problems.ts';

/** Problems of submissions, beside {@link problems}. The other languages have the same keys. */
export const submissionProblems = {
  'submission.unknown': (): ProblemText => ({
    message: 'There is no such submission, or it is not for you.',
  }),
  'submission.notOpen': (): ProblemText => ({
    message: 'This assignment is not open yet.',
    remedy: 'The page of the assignment says when it opens.',
  }),
  'submission.closed': (): ProblemText => ({
    message: 'This assignment is closed: nothing is taken any more.',
    remedy: 'Ask your instructor for an extension.',
  }),
  'submission.noAttempts': ({ most }: { most: number }): ProblemText => ({
    message: `You have handed in ${most} times already, and no more is allowed.`,
    remedy: 'Your best attempt counts. Ask your instructor for another attempt.',
  }),
  'submission.otherLesson': (): ProblemText => ({
    message: 'This session is of another lesson than the assignment.',
    remedy: 'Open the lesson of the assignment, and hand in from there.',
  }),
  'submission.tooMuch': (): ProblemText => ({
    message: 'There is too much in your machine to be kept as evidence.',
    remedy: 'Remove containers and images that you do not need, then hand in again.',
  }),
  'submission.noRecording': (): ProblemText => ({ message: 'There is no such recording.' }),
  'submission.manyComments': ({ most }: { most: number }): ProblemText => ({
    message: `A submission has at most ${most} comments.`,
  }),
  'submission.noLine': (): ProblemText => ({ message: 'The submission has no such line.' }),
};
