import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settledNetwork } from './settled-network.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-network-'));
});
afterEach(() => rm(home, { recursive: true }));

const settle = (taken: number[] = [], engineRuns = false) =>
  settledNetwork({
    ...{ home, id: '000003', engineRuns, taken: new Set(taken) },
    paths: { dataRoot: `${home}/host-engine` },
  });

async function put(path: string): Promise<string> {
  const file = `${home}/host-engine/${path}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'x');
  return file;
}
const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

test('a network stays from run to run, and what the engine knows of it', async () => {
  expect(await settle()).toMatchObject({ block: 67 });
  const memory = await put('231072.231072/network/files/local-kv.db');
  expect(await settle([64, 65])).toMatchObject({ block: 67 });
  expect(await isThere(memory)).toBe(true);
});

test('an engine whose network became another’s gets a new one, and forgets the old addresses', async () => {
  await settle();
  const memories = [
    await put('231072.231072/network/files/local-kv.db'),
    await put('network/files/local-kv.db'),
  ];
  const others = [
    await put('231072.231072/image/overlay2/repositories.json'),
    await put('231072.231072/volumes/network/files/local-kv.db'),
    await put('231072.231072/network/files/other.db'),
  ];
  expect(await settle([67])).toMatchObject({ block: 68 });
  expect(await Promise.all(memories.map(isThere))).toEqual([false, false]);
  expect(await Promise.all(others.map(isThere))).toEqual([true, true, true]);
  expect(await settle()).toMatchObject({ block: 68 });
});

test('an engine that still runs keeps its network, whoever uses it beside', async () => {
  await settle();
  const memory = await put('231072.231072/network/files/local-kv.db');
  expect(await settle([67], true)).toMatchObject({ block: 67 });
  expect(await isThere(memory)).toBe(true);
});
