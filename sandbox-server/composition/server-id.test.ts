import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readServerId } from './server-id.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-home-'));
});
afterEach(() => rm(home, { recursive: true }));

test('a state folder has one id from its first start on', async () => {
  const first = await readServerId(home);
  expect(await readServerId(home)).toBe(first);
  expect(await readFile(join(home, 'server-id'), 'utf8')).toBe(`${first}\n`);
});

test('another state folder has another', async () => {
  const first = await readServerId(home);
  await rm(join(home, 'server-id'));
  expect(await readServerId(home)).not.toBe(first);
});

test('a file that a crash left empty is written anew', async () => {
  await writeFile(join(home, 'server-id'), '');
  expect(await readServerId(home)).toMatch(/^[\da-f-]{36}$/);
});
