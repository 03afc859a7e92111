import { assignments } from './en/assignments.ts';
import { board } from './en/board.ts';
import { classes } from './en/classes.ts';
import { roster } from './en/roster.ts';
import { audit } from './en/audit.ts';
import { join } from './en/join.ts';
import { frame } from './en/frame.ts';
import { ownLessons } from './en/own-lessons.ts';
import { people } from './en/people.ts';
import { results } from './en/results.ts';
import { submissions } from './en/submissions.ts';

/** The classroom's words in English, a file for each part of it. */
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
} as const;
