import { assignments } from './ja/assignments.ts';
import { board } from './ja/board.ts';
import { classes } from './ja/classes.ts';
import { roster } from './ja/roster.ts';
import { audit } from './ja/audit.ts';
import { join } from './ja/join.ts';
import { frame } from './ja/frame.ts';
import { ownLessons } from './ja/own-lessons.ts';
import { people } from './ja/people.ts';
import { results } from './ja/results.ts';
import { submissions } from './ja/submissions.ts';

/** The classroom's words in Japanese, a file for each part of it. */
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
