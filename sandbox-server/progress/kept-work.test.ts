import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InMemoryWorkspace } from '../../test/doubles/in-memory-workspace.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { keptLimits } from './collect-files.ts';
import { KeptWork } from './kept-work.ts';

const work = { owner: 'ada', lesson: 'volumes' };
const start = [
  { path: 'app.py', content: Buffer.from('print(1)\n'), executable: false },
  { path: 'tool', content: Buffer.from('echo\n'), executable: true },
];

let storage: Storage;
let kept: KeptWork;
let files: InMemoryWorkspace;

beforeEach(async () => {
  storage = await openSqlite(':memory:');
  kept = new KeptWork(storage.keptWork, pino({ enabled: false }));
  files = new InMemoryWorkspace(() => {});
  for (const { path, content } of start) files.write(path, content);
});
afterEach(() => storage.close());

const workspace = () => ({
  list: async () => ({ files: files.list(), truncated: false }),
  read: async (path: string) => {
    const file = files.files.get(path);
    if (!file?.writable) throw new SlipwayError('permission-denied', 'It is not yours to read.');
    return { content: file.bytes, version: file.version };
  },
});
const keep = () => kept.keep(work, workspace(), async () => start);
const summary = async () => (await storage.keptWork.list('ada'))[0];

test('files come back as they were left, with those that may be run', async () => {
  files.write('app.py', 'print(2)\n');
  files.write('deep/run.sh', '#!/bin/sh\n');
  files.write('data.bin', Buffer.from([0, 255, 1]));
  await keep();
  expect(await kept.files(work)).toEqual([
    { path: 'app.py', content: Buffer.from('print(2)\n'), executable: false },
    { path: 'data.bin', content: Buffer.from([0, 255, 1]), executable: false },
    { path: 'tool', content: Buffer.from('echo\n'), executable: true },
    { path: 'deep/run.sh', content: Buffer.from('#!/bin/sh\n'), executable: true },
  ]);
  expect(await kept.has(work)).toBe(true);
  expect(await kept.has({ ...work, owner: 'grace' })).toBe(false);
});

test('a workspace that is as it was at the start leaves nothing, and takes nothing away', async () => {
  await keep();
  expect(await kept.has(work)).toBe(false);
  files.write('app.py', 'print(2)\n');
  await keep();
  files.write('app.py', 'print(1)\n');
  await keep();
  expect((await kept.files(work))?.[0]?.content.toString()).toBe('print(2)\n');
});

test('a file that was removed counts as a change', async () => {
  files.remove('tool');
  await keep();
  expect((await kept.files(work))?.map(({ path }) => path)).toEqual(['app.py']);
});

test('what is too large or not to be read is left out and named, the rest is kept', async () => {
  files.write('big.bin', Buffer.alloc(keptLimits.bytes - 5));
  files.write('root.txt', 'x', false);
  files.write('deep/small.txt', 'small');
  await keep();
  expect(await summary()).toMatchObject({ files: 3, leftOut: ['big.bin', 'root.txt'] });
});

test('thousands of files are cut off, the lower folders first', async () => {
  for (let number = 0; number < keptLimits.files; number += 1)
    files.write(`many/${number}.txt`, `${number}`);
  await keep();
  const paths = (await kept.files(work))?.map(({ path }) => path);
  expect(paths).toHaveLength(keptLimits.files);
  expect(paths?.slice(0, 2)).toEqual(['app.py', 'tool']);
  expect((await summary())?.leftOut).toHaveLength(2);
});

test('a learner’s oldest work makes room, once there is too much of it', async () => {
  const row = { owner: 'ada', files: 1, leftOut: [], archive: Buffer.alloc(1) };
  const put = (lesson: string, at: number, megabytes: number) =>
    storage.keptWork.put({
      ...row,
      lesson,
      savedAt: new Date(at),
      bytes: megabytes * 1024 * 1024,
    });
  await put('oldest', 1, 8);
  await put('old', 2, 20);
  await put('older-than-new', 3, 8);
  files.write('app.py', 'print(2)\n');
  await keep();
  const lessons = (await storage.keptWork.list('ada')).map(({ lesson }) => lesson);
  expect(lessons).toEqual(['volumes', 'older-than-new', 'old']);
});

test('a machine that does not answer is no reason to fail', async () => {
  files.write('app.py', 'print(2)\n');
  await keep();
  const list = async () => {
    throw new SlipwayError('machine-lost', 'The machine is gone.');
  };
  await kept.keep(work, { ...workspace(), list }, async () => start);
  expect(await kept.has(work)).toBe(true);
});
