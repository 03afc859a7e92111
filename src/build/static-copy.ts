import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readCourse } from '../../course/read-course.ts';
import { recordedLesson } from './recorded-lesson.ts';

/**
 * What a host is to send with every page, in the format of Netlify and Cloudflare Pages. The first two
 * isolate a page from other origins, without which a browser gives it no shared memory, and
 * WebContainers do not start: https://webcontainers.io/guides/configuring-headers
 */
const headers = `/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;

/**
 * What the pages of a copy may load, beside what every page may: without a server that says it, they do
 * so themselves. WebContainers run in a frame of their makers, once a learner has asked for one.
 */
export const staticCopyPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  'frame-src https://stackblitz.com',
] as const;

/**
 * Makes of the built site a copy that needs no server: puts the lessons' recordings and starting files
 * beside the pages.
 *
 * @param lessonsFolder path of `lessons/`
 */
export function staticCopy(lessonsFolder: string): AstroIntegration {
  return {
    name: 'slipway-static-copy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { lessons, extras, cheatSheet } = (await readCourse(lessonsFolder)).value;
        const slugs = [...lessons, ...extras, ...(cheatSheet ? [cheatSheet] : [])];
        let casts = 0;
        for (const slug of slugs) {
          const { lesson, recordings } = await recordedLesson(
            lessonsFolder,
            slug,
            slug === cheatSheet,
          );
          const target = join(folder, 'recordings', slug);
          await mkdir(target, { recursive: true });
          await writeFile(join(target, 'lesson.json'), JSON.stringify(lesson));
          for (const { file, text } of recordings) await writeFile(join(target, file), text);
          const missing = lesson.runs.length - new Set(recordings.flatMap(({ runs }) => runs)).size;
          if (missing > 0 && slug !== cheatSheet)
            logger.warn(`${slug}: ${missing} commands have no current recording`);
          casts += recordings.length;
        }
        await writeFile(join(folder, '_headers'), headers);
        logger.info(`${casts} recordings of ${slugs.length} lessons`);
      },
    },
  };
}
