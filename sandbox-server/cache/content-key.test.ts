import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentKey } from './content-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-key-'));
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'inner/file'), 'one');
});
afterEach(() => rm(folder, { recursive: true }));
const key = () => contentKey({ paths: [folder] });

test.each([
  ['a file’s content', () => writeFile(join(folder, 'inner/file'), 'two')],
  ['an executable bit', () => chmod(join(folder, 'inner/file'), 0o755)],
  ['a new file', () => writeFile(join(folder, 'other'), '')],
  ['a symbolic link', () => symlink('inner', join(folder, 'link'))],
])('%s changes the key', async (_what, change) => {
  const before = await key();
  await change();
  expect(await key()).not.toBe(before);
});

test.each([
  ['writing the same again', () => writeFile(join(folder, 'inner/file'), 'one')],
  ['a test', () => writeFile(join(folder, 'inner/file.test.ts'), '')],
  ['what Python leaves behind', () => mkdir(join(folder, '__pycache__'))],
])('%s does not change the key', async (_what, change) => {
  const before = await key();
  await change();
  expect(await key()).toBe(before);
});

test('values count, and a path that is missing is no error', async () => {
  const keys = [{ values: 1 }, { values: 2 }, { values: 1, paths: ['/nowhere/at/all'] }];
  expect(new Set(await Promise.all(keys.map(contentKey))).size).toBe(3);
});
