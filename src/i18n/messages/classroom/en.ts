import { frame } from './en/frame.ts';

/** The classroom's words in English, a file for each part of it. */
export const classroom = {
  ...frame,
} as const;
