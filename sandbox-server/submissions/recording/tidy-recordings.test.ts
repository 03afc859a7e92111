import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tidyRecordings } from './tidy-recordings.ts';

let folder: string;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-recordings-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const tidy = (where: string, isKnown = async (session: string) => session === 's') =>
  tidyRecordings({
    ...{ folder: where, isKnown },
    log: pino({}, { write: (line: string) => lines.push(line) }),
  });

test('a session that ended while the server was away leaves nothing after the next start', async () => {
  await mkdir(join(folder, 'gone'));
  await mkdir(join(folder, 's'));
  await tidy(folder);
  expect(await readdir(folder)).toEqual(['s']);
  expect(lines).toEqual([]);
});

test('a server that has recorded nothing yet starts without a word', async () => {
  await tidy(join(folder, 'not-there'));
  expect(lines).toEqual([]);
});

test('a folder that cannot be told or listed keeps no server from its start, and is logged', async () => {
  await mkdir(join(folder, 'broken'));
  await mkdir(join(folder, 'gone'));
  await tidy(folder, async (session) => {
    if (session === 'broken') throw new Error('the database is away');
    return false;
  });
  expect(await readdir(folder)).toEqual(['broken']);
  expect(lines.join('')).toContain('the database is away');
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await tidy(file);
  expect(lines.join('')).toContain('ENOTDIR');
});
