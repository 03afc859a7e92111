import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownLessonFolder } from '../course/own-lesson.ts';

/** First part of the addresses of what an own lesson's pages load, instead of `_astro`: the server keeps these itself. */
export const ownLessonAssets = '_own';

/** What of Astro's options differs where an own lesson's pages are built: all that is written goes into its folder. */
export function ownLessonOptions() {
  if (ownLessonFolder === undefined) return {};
  return {
    root: ownLessonFolder,
    srcDir: fileURLToPath(new URL('../own-lesson-site/', import.meta.url)),
    publicDir: join(ownLessonFolder, 'public'),
    outDir: process.env['SLIPWAY_LESSON_PAGES'] ?? join(ownLessonFolder, 'pages'),
    cacheDir: join(ownLessonFolder, 'cache'),
  };
}

/** The same of Vite's. */
export const ownLessonViteOptions = () =>
  ownLessonFolder === undefined ? {} : { cacheDir: join(ownLessonFolder, 'cache', 'vite') };
