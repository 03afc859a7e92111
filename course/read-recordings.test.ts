import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exerciseSchema } from '../protocol/exercise.ts';
import { readRecordings } from './read-recordings.ts';
import { recordedDigests } from './recordings.ts';

const exercise = exerciseSchema.parse({
  steps: [
    { id: 'serve', runs: [{ id: 'up', command: 'docker run web', staysOpen: true }] },
    { id: 'ask', runs: [{ id: 'curl', command: 'curl localhost', terminal: 'two' }] },
  ],
  exercise: {
    checks: [{ id: 'up', title: { en: 'It is up' }, kind: 'image', tag: 'web' }],
  },
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function record(name: string, commands: string, ...events: unknown[]): Promise<void> {
  await mkdir(join(folder, 'recordings'), { recursive: true });
  const header = { version: 2, width: 100, height: 30, title: name, commands };
  const lines = [header, ...events].map((line) => JSON.stringify(line));
  await writeFile(join(folder, 'recordings', name), `${lines.join('\n')}\n`);
}

test('recordings come in the order of the steps, with what was typed in each', async () => {
  const digests = await recordedDigests(folder, exercise);
  await record('ask.two.cast', digests.get('ask')!, [0, 'm', 'curl'], [1, 'o', 'hello']);
  await record('ask.main.cast', digests.get('ask')!, [1, 'o', 'GET / 200']);
  await record('serve.main.cast', digests.get('serve')!, [0, 'm', 'up']);
  const recordings = await readRecordings(folder, exercise);
  expect(recordings.map(({ file, terminal, runs }) => [file, terminal, runs])).toEqual([
    ['serve.main.cast', 'main', ['up']],
    ['ask.main.cast', 'main', []],
    ['ask.two.cast', 'two', ['curl']],
  ]);
});

test('a recording of other commands than the step has now is left out', async () => {
  await record('serve.main.cast', '000000000000', [0, 'm', 'up']);
  expect(await readRecordings(folder, exercise)).toEqual([]);
});

test('a lesson of which nothing was recorded has no recordings', async () => {
  expect(await readRecordings(folder, exercise)).toEqual([]);
});
