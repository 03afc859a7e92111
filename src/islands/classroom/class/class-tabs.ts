import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';

/** A tab of a class: the address's part below the class, empty for its home. */
export interface ClassTab {
  readonly part: string;
  readonly title: string;
}

/** The tabs of a class that the reader's role has. */
export function classTabs({ role }: Class): readonly ClassTab[] {
  const teaches = role === 'instructor' || role === null;
  const assists = teaches || role === 'assistant';
  const tabs = [
    { part: '', title: word('classroom.tabs.home'), shown: true },
    { part: 'assignments', title: word('classroom.tabs.assignments'), shown: true },
    { part: 'board', title: word('classroom.tabs.board'), shown: assists },
    { part: 'results', title: word('classroom.tabs.results'), shown: assists },
    { part: 'roster', title: word('classroom.tabs.roster'), shown: assists },
    { part: 'audit', title: word('classroom.tabs.audit'), shown: teaches },
    { part: 'settings', title: word('classroom.tabs.settings'), shown: teaches },
  ];
  return tabs.filter(({ shown }) => shown);
}
