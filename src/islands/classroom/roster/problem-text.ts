import type { RosterProblem } from '../../../../protocol/roster.ts';
import { word } from '../../../i18n/word.ts';

/** What is wrong in a row of a file, in a sentence. */
export const problemText = ({ code, found }: RosterProblem): string =>
  ({
    name: () => word('roster.wrongName'),
    email: () => word('roster.wrongEmail', { found }),
    otherEmail: () => word('roster.otherEmail', { found: found || '–' }),
    externalId: () => word('roster.wrongExternalId'),
    role: () => word('roster.wrongRole', { found }),
    twice: () => word('roster.twice', { line: found }),
    ambiguous: () => word('roster.ambiguous'),
    lastInstructor: () => word('roster.lastInstructor'),
  })[code]();
