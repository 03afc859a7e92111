import { frame } from './zh-cn/frame.ts';

/** The classroom's words in Simplified Chinese, a file for each part of it. */
export const classroom = {
  ...frame,
};
