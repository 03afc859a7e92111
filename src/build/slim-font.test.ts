import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slimFont } from './slim-font.ts';

const file = '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-cyrillic-wght-normal.woff2';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slim-font-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a font keeps what is shown, and is made once', async () => {
  const options = { file, unicodeRange: 'U+0400-045F,U+2116', features: ['locl'] };
  const path = await slimFont(folder, options);
  const slim = await readFile(path);
  expect(slim.subarray(0, 4).toString()).toBe('wOF2');
  const whole = await stat(createRequire(import.meta.url).resolve(file));
  expect(slim.length).toBeLessThan(whole.size);
  const { mtimeMs } = await stat(path);
  expect(await slimFont(folder, options)).toBe(path);
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
});

test('other characters make another font', async () => {
  const few = await slimFont(folder, { file, unicodeRange: 'U+0430-0432', features: [] });
  const all = await slimFont(folder, { file, unicodeRange: 'U+0400-045F', features: [] });
  expect((await stat(few)).size).toBeLessThan((await stat(all)).size);
});
