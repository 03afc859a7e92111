import type { ProblemText } from './problems.ts';

/** Problems of people and how they sign in, beside {@link problems}. The other languages have the same keys. */
export const peopleProblems = {
  'person.unknown': (): ProblemText => ({ message: 'There is no such person.' }),
  'person.forbidden': (): ProblemText => ({
    message: 'Only administrators of this server may do this.',
    remedy: 'Ask an administrator.',
  }),
  'person.lastAdministrator': (): ProblemText => ({
    message: 'This is the last administrator of the server.',
    expected: 'another administrator who can sign in',
    remedy: 'Make somebody else an administrator first.',
  }),
  'person.emailTaken': (): ProblemText => ({
    message: 'There is an account with this e-mail address already.',
    remedy: 'Sign in as you did before, or ask an administrator.',
  }),
  'person.disabled': (): ProblemText => ({
    message: 'This account is disabled.',
    remedy: 'Ask an administrator.',
  }),
  'signIn.wrong': (): ProblemText => ({
    message: 'The e-mail address or the password is wrong.',
    remedy: 'Try again. If you forgot the password, an administrator can send you a new link.',
  }),
  'signIn.tooMany': (): ProblemText => ({
    message: 'Too many attempts have failed.',
    remedy: 'Wait 15 minutes.',
  }),
  'signIn.notFresh': (): ProblemText => ({
    message: 'You signed in too long ago to do this.',
    expected: 'a sign-in of the last 10 minutes',
    remedy: 'Sign out, sign in again, and repeat it.',
  }),
  'link.dead': (): ProblemText => ({
    message: 'This link does not open anything any more.',
    remedy: 'Ask whoever gave it to you for a new one.',
  }),
  'link.refused': (): ProblemText => ({
    message: 'This person cannot have a personal link.',
    expected: 'a learner who signs in neither with a password nor with a provider',
  }),
  'invitation.refused': (): ProblemText => ({
    message: 'This person cannot be invited.',
    expected: 'an instructor or administrator whose account is not disabled',
  }),
  'password.weak': (): ProblemText => ({
    message: 'This password is too easy to guess.',
    expected: 'a password that is not your name or e-mail address',
    remedy: 'Choose several words that nobody would put together.',
  }),
  'password.wrong': (): ProblemText => ({
    message: 'The password is wrong.',
    remedy: 'Type your present password.',
  }),
};
