import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceDigest } from '../../course/source-digest.ts';
import { buildPages } from '../../sandbox-server/own-lesson-pages/build-pages.ts';
import { makeSiteFolder } from '../../sandbox-server/own-lesson-pages/site-folder.ts';
import { ja } from '../../src/i18n/messages/ja.ts';
import { ru } from '../../src/i18n/messages/ru.ts';

const template = fileURLToPath(new URL('../../test/lessons/broken/behind', import.meta.url));
const slug = 'own-behind';
let folder: string;
let site: string;
let pages: string;

/** A lesson in three languages: the Japanese text is behind its source, the Russian one is not. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-notice-'));
  const lesson = join(folder, 'lesson');
  await cp(template, lesson, { recursive: true });
  const behind = await readFile(join(lesson, 'ja.mdx'), 'utf8');
  const current = sourceDigest(await readFile(join(lesson, 'en.mdx')));
  await writeFile(join(lesson, 'ru.mdx'), behind.replace(/^source: .*$/m, `source: "${current}"`));
  site = await makeSiteFolder({ slug, version: 1, folder: lesson }, folder);
  pages = join(folder, 'pages');
  const assets = join(folder, 'assets');
  await mkdir(assets);
  await buildPages({ site, pages, assets }, new AbortController().signal);
}, 900_000);

afterAll(async () => {
  for (const made of [folder, site]) await rm(made, { recursive: true, force: true });
});

const page = (language: string) =>
  readFile(join(pages, language, 'lessons', slug, 'index.html'), 'utf8');

test('a page whose translation is behind its source says so, and leads to the English one', async () => {
  const html = await page('ja');
  expect(html).toContain(ja.site['language.behind']);
  expect(html).toMatch(
    new RegExp(`href="/lessons/${slug}/"[^>]*>\\s*${ja.site['language.readEnglish']}`),
  );
});

test('a page whose translation is up to date says nothing of it', async () =>
  expect(await page('ru')).not.toContain(ru.site['language.behind']));
