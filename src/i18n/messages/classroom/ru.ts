import { frame } from './ru/frame.ts';

/** The classroom's words in Russian, a file for each part of it. */
export const classroom = {
  ...frame,
};
