import type { Role } from '../../../../protocol/person.ts';
import { word } from '../../../i18n/word.ts';

/** What somebody may do on the server, in a word. */
export const roleWord = (role: Role): string =>
  ({
    administrator: word('people.administrator'),
    instructor: word('people.instructor'),
    learner: word('people.learner'),
    guest: word('people.guest'),
  })[role];
