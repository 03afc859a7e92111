import { assignments } from './zh-cn/assignments.ts';
import { board } from './zh-cn/board.ts';
import { classes } from './zh-cn/classes.ts';
import { roster } from './zh-cn/roster.ts';
import { audit } from './zh-cn/audit.ts';
import { join } from './zh-cn/join.ts';
import { frame } from './zh-cn/frame.ts';
import { ownLessons } from './zh-cn/own-lessons.ts';
import { people } from './zh-cn/people.ts';
import { results } from './zh-cn/results.ts';
import { submissions } from './zh-cn/submissions.ts';

/** The classroom's words in Simplified Chinese, a file for each part of it. */
export const classroom = {
  ...assignments,
  ...frame,
  ...join,
  ...ownLessons,
  ...audit,
  ...roster,
  ...classes,
  ...board,
  ...people,
  ...results,
  ...submissions,
};
