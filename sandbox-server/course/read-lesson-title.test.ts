import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLessonTitle } from './read-lesson-title.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-title-'));
});
afterEach(() => rm(folder, { recursive: true }));
const write = (language: string, text: string) => writeFile(join(folder, `${language}.mdx`), text);

test('is that of the language, else the English one, else the slug', async () => {
  expect(await readLessonTitle(folder, 'own', 'ja')).toBe('own');
  await write('en', '---\ntitle: "Volumes: kept"\nminutes: 5\n---\n\ntitle: not this\n');
  expect(await readLessonTitle(folder, 'own', 'ja')).toBe('Volumes: kept');
  await write('ja', '---\r\ntitle: ボリューム\r\n---\r\n');
  expect(await readLessonTitle(folder, 'own', 'ja')).toBe('ボリューム');
});

test('a text that cannot be read has none', async () => {
  await write('en', '---\ntitle: [\n---\n');
  expect(await readLessonTitle(folder, 'own', 'en')).toBe('own');
  await write('en', 'No frontmatter');
  expect(await readLessonTitle(folder, 'own', 'en')).toBe('own');
});
