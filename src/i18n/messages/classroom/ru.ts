import { assignments } from './ru/assignments.ts';
import { board } from './ru/board.ts';
import { classes } from './ru/classes.ts';
import { roster } from './ru/roster.ts';
import { audit } from './ru/audit.ts';
import { join } from './ru/join.ts';
import { frame } from './ru/frame.ts';
import { ownLessons } from './ru/own-lessons.ts';
import { people } from './ru/people.ts';
import { results } from './ru/results.ts';
import { submissions } from './ru/submissions.ts';

/** The classroom's words in Russian, a file for each part of it. */
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
