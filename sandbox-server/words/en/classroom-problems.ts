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
  'class.archived': (): ProblemText => ({
    message: 'This class is archived: it can be read, and nothing in it changes.',
    remedy: 'An instructor can take it out of the archive in its settings.',
  }),
  'class.notArchived': (): ProblemText => ({
    message: 'Only an archived class can be removed.',
    remedy: 'Archive it first.',
  }),
  'class.mayNotCreate': (): ProblemText => ({
    message: 'Only instructors and administrators make classes.',
    remedy: 'Ask whoever runs this server to make you an instructor.',
  }),
  'class.noSuchCode': (): ProblemText => ({
    message: 'No class has this code.',
    expected: 'a code of ten letters and digits, such as K7QMN-3XWDP',
    remedy: 'Compare it with what your instructor wrote. It may have been renewed since.',
  }),
  'class.closed': (): ProblemText => ({
    message: 'This class takes nobody in by its code.',
    remedy: 'Ask an instructor of the class for a personal link.',
  }),
  'class.needsOpenId': (): ProblemText => ({
    message: 'This class is for those who sign in with their organization’s account.',
    remedy: 'Sign in with it, then open the link of the class again.',
  }),
  'class.needsName': (): ProblemText => ({
    message: 'Say by which name the class is to know you.',
    expected: 'a name of 1 to 100 characters',
  }),
  'class.full': ({ most }: { most: number }): ProblemText => ({
    message: `This class is full: it has ${most} people.`,
    remedy: 'Ask an instructor of the class.',
  }),
  'class.lastInstructor': (): ProblemText => ({
    message: 'A class needs an instructor, and this is the last one.',
    remedy: 'Make somebody else an instructor first, or archive the class.',
  }),
  'class.noSuchMember': (): ProblemText => ({
    message: 'That person does not belong to this class.',
    remedy: 'Reload the roster: it may have changed.',
  }),
  'class.isMember': (): ProblemText => ({
    message: 'That person is in this class already.',
    remedy: 'Find them in the roster.',
  }),
  'class.isInvited': (): ProblemText => ({
    message: 'That person is invited to this class already, and has not answered.',
    remedy: 'Find them among those who are invited, beneath the roster.',
  }),
  'class.notInvited': (): ProblemText => ({
    message: 'That person is not invited to this class, or has answered meanwhile.',
    remedy: 'Reload the roster.',
  }),
  'class.noInvitation': (): ProblemText => ({
    message: 'You are not invited to this class, or the invitation was taken back.',
    remedy: 'Reload the page. Ask your instructor where you expected to be invited.',
  }),
  'class.sameName': ({ name }: { name: string }): ProblemText => ({
    message: `Somebody called “${name}” is in this class already.`,
    remedy:
      'Is that you? Come back by your personal link, or sign in. If you are another person, say so and join.',
  }),
  'roster.changed': (): ProblemText => ({
    message: 'The roster or the file has changed since the preview.',
    remedy: 'Look at the preview again, then apply it.',
  }),
  'roster.noNames': ({ headers }: { headers: readonly string[] }): ProblemText => ({
    message: 'No column of the file holds names.',
    expected: 'a first row with a column “name”, or “first name” and “last name”',
    found: headers.join(', '),
  }),
  'bulk.unknown': ({ known }: { known: readonly string[] }): ProblemText => ({
    message: 'There is no such action.',
    expected: `one of: ${known.join(', ')}`,
  }),
  'audit.forbidden': (): ProblemText => ({
    message: 'Only administrators see this.',
    expected: 'an administrator of this server',
  }),
  'csv.encoding': (): ProblemText => ({
    message: 'This is no text that can be read.',
    expected: 'a CSV file in UTF-8, or in UTF-16 as Excel saves “Unicode text”',
    remedy: 'In Excel, save the file as “CSV UTF-8”.',
  }),
  'csv.malformed': ({ line }: { line: number }): ProblemText => ({
    message: `The file cannot be read at line ${line}.`,
    expected: 'quotes in pairs around a whole cell, and doubled within it',
  }),
  'csv.long': ({ most }: { most: number }): ProblemText => ({
    message: 'The file has too many rows.',
    expected: `at most ${most} rows`,
    remedy: 'Divide it.',
  }),
  'results.unknownLearner': (): ProblemText => ({
    message: 'This learner does not belong to the class.',
    remedy: 'Reload the page.',
  }),
};
