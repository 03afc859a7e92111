import type { ProblemText } from './problems.ts';

/** Problems of the live board: help, consent and broadcasts. The other languages have the same keys. */
export const boardProblems = {
  'board.archived': (): ProblemText => ({
    message: 'This class is archived.',
    expected: 'a class that is not archived',
    remedy: 'Ask an instructor of the class to take it up again.',
  }),
  'board.noLearner': (): ProblemText => ({ message: 'There is no such learner in this class.' }),
  'board.noLesson': (): ProblemText => ({
    message: 'This lesson is not of the course, and was not assigned in this class.',
    expected: 'a lesson of the course, or one that was assigned',
  }),
  'board.notRunning': (): ProblemText => ({
    message: 'The learner has no machine running in this lesson.',
    expected: 'a running session',
    remedy: 'Wait until they have started the lesson, then ask again.',
  }),
  'board.noTerminal': (): ProblemText => ({
    message: 'The learner has no terminal of that name open.',
    expected: 'the name of an open terminal',
    remedy: 'Choose another terminal.',
  }),
  'consent.denied': (): ProblemText => ({
    message: 'The learner just said no.',
    remedy: 'Talk to them, or ask again in a minute.',
  }),
  'consent.none': (): ProblemText => ({
    message: 'You have no consent of the learner for this.',
    expected: 'a consent that the learner gave to you, and that has not ended',
    remedy: 'Ask the learner.',
  }),
  'consent.unknown': (): ProblemText => ({
    message: 'There is no such question or consent any more.',
    remedy: 'Reload the page.',
  }),
  'help.noClass': (): ProblemText => ({
    message: 'You belong to no class that could help you.',
    expected: 'to be a learner of a class',
    remedy: 'Join a class first.',
  }),
  'help.over': (): ProblemText => ({ message: 'This request for help has ended already.' }),
  'help.unknown': (): ProblemText => ({ message: 'There is no such request for help.' }),
};
