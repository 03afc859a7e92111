import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildOnce } from './build-once.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-build-'));
});
afterEach(() => rm(folder, { recursive: true }));

const build = (text: string) => (unfinished: string) => writeFile(join(unfinished, 'it'), text);

test('is built once, and found the next time', async () => {
  const place = join(folder, 'thing');
  expect(await buildOnce(place, build('first'))).toBe(true);
  expect(await buildOnce(place, build('second'))).toBe(false);
  expect(await readFile(join(place, 'it'), 'utf8')).toBe('first');
});

test('a build that fails leaves nothing', async () => {
  const failing = buildOnce(join(folder, 'thing'), async (unfinished) => {
    await build('half')(unfinished);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await readdir(folder)).toEqual([]);
});

test('what a killed run left half-made is removed', async () => {
  const nobody = 4_194_305; // above the highest process id of Linux
  await mkdir(join(folder, `thing.building-${nobody}`));
  await buildOnce(join(folder, 'thing'), build('whole'));
  expect(await readdir(folder)).toEqual(['thing']);
});

test('two that build at once both end with a whole one', async () => {
  const place = join(folder, 'thing');
  await mkdir(`${place}.building-1`); // process 1 lives: its build is left alone
  await buildOnce(place, async (unfinished) => {
    await mkdir(place);
    await build('theirs')(place);
    await build('ours')(unfinished);
  });
  expect(await readFile(join(place, 'it'), 'utf8')).toBe('theirs');
  expect((await readdir(folder)).sort()).toEqual(['thing', 'thing.building-1']);
});
