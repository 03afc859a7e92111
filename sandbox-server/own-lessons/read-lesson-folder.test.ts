import { chmod, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listLessonFolders, readLessonFolder } from './read-lesson-folder.ts';

let outside: string;
let base: string;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'slipway-folders-'));
  base = join(outside, 'lessons');
  await mkdir(join(base, 'ports', 'workspace'), { recursive: true });
  await writeFile(join(base, 'ports', 'exercise.yaml'), 'steps: []\n');
  await writeFile(join(base, 'ports', 'workspace', 'run.sh'), '#!/bin/sh\n');
  await chmod(join(base, 'ports', 'workspace', 'run.sh'), 0o755);
  await writeFile(join(outside, 'secret.txt'), 'secret');
});
afterEach(() => rm(outside, { recursive: true }));

test('a folder is read with all its files, and which of them can be run', async () => {
  expect(await readLessonFolder(base, 'ports')).toEqual([
    { path: 'exercise.yaml', content: Buffer.from('steps: []\n'), executable: false },
    { path: 'workspace/run.sh', content: Buffer.from('#!/bin/sh\n'), executable: true },
  ]);
});

test('folders are listed, and what else is there is not', async () => {
  await writeFile(join(base, 'a-file'), '');
  await mkdir(join(base, '.hidden'));
  await symlink(outside, join(base, 'out'));
  expect(await listLessonFolders(base)).toEqual(['ports']);
  expect(await listLessonFolders(join(base, 'nowhere'))).toEqual([]);
});

test.each(['../lessons', '..', '.', '', '/etc', 'ports/workspace', 'nowhere', 'x\u0000y', 'a\\b'])(
  'the folder %j is refused',
  async (name) => {
    await expect(readLessonFolder(base, name)).rejects.toMatchObject({ name: 'LessonError' });
  },
);

test('a base that is a link itself is read', async () => {
  await symlink(base, join(outside, 'linked'));
  expect(await readLessonFolder(join(outside, 'linked'), 'ports')).toHaveLength(2);
});

test.each([
  ['a link to a folder in its place', 'out', () => symlink(outside, join(base, 'out'))],
  [
    'a link to a file outside',
    'ports',
    () => symlink(join(outside, 'secret.txt'), join(base, 'ports', 'en.mdx')),
  ],
  ['a link to a folder outside', 'ports', () => symlink(outside, join(base, 'ports', 'solution'))],
  [
    'a link that stays in the folder',
    'ports',
    () => symlink('exercise.yaml', join(base, 'ports', 'en.mdx')),
  ],
  [
    'a name that not every file system has',
    'ports',
    () => writeFile(join(base, 'ports', 'a:b'), ''),
  ],
] as const)('%s is refused', async (_name, folder, change) => {
  await change();
  await expect(readLessonFolder(base, folder)).rejects.toMatchObject({ name: 'LessonError' });
});

test('more files than a zip may have are refused', async () => {
  const folder = join(base, 'ports', 'workspace');
  for (let at = 0; at <= 500; at += 1) {
    await link(join(folder, 'run.sh'), join(folder, `run-${at}.sh`));
  }
  await expect(readLessonFolder(base, 'ports')).rejects.toThrow('at most 500 files');
});
