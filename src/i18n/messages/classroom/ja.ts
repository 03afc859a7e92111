import { frame } from './ja/frame.ts';

/** The classroom's words in Japanese, a file for each part of it. */
export const classroom = {
  ...frame,
};
