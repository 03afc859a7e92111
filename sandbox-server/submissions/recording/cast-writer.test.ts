import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCastEvents } from './cast-lines.ts';
import { listCastParts } from './cast-parts.ts';
import { CastWriter } from './cast-writer.ts';
import { readCast } from './read-cast.ts';

const size = { cols: 80, rows: 24 };
let folder: string;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-cast-'));
  now = 5_000;
});
afterEach(() => rm(folder, { recursive: true }));

const writer = () =>
  new CastWriter({
    ...{ folder, terminal: 'main', size, now: () => now },
    onError: (error) => {
      throw error;
    },
  });
const read = async () => readCast(await listCastParts(folder));
const linesOf = (cast: string) =>
  cast
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as [number, string, string]);

test('writes output and sizes with their time, as asciinema plays them', async () => {
  const cast = writer();
  cast.output(Buffer.from('$ '));
  now = 6_500;
  cast.resized({ cols: 100, rows: 30 });
  cast.output(Buffer.from('日本'));
  await cast.close();
  expect(linesOf(await read())).toEqual([
    { version: 2, width: 80, height: 24, timestamp: 5 },
    [0, 'o', '$ '],
    [1.5, 'r', '100x30'],
    [1.5, 'o', '日本'],
  ]);
});

test('a character that comes in two parts is whole', async () => {
  const cast = writer();
  const bytes = Buffer.from('é');
  cast.output(bytes.subarray(0, 1));
  cast.output(bytes.subarray(1));
  await cast.flush();
  expect(linesOf(await read()).slice(1)).toEqual([[0, 'o', 'é']]);
});

test('of a flood the beginning and the end are kept, with a mark that says how much is missing', async () => {
  const cast = writer();
  cast.output(Buffer.from('first'));
  for (let line = 0; line < 10_000; line += 1) {
    cast.output(Buffer.alloc(1000, 'x'));
    if (line % 500 === 0) await cast.flush();
  }
  cast.output(Buffer.from('last'));
  await cast.close();
  const text = await read();
  expect(text.length).toBeLessThan(4 * 1024 * 1024);
  const events = readCastEvents(text);
  expect(events[0]?.[2]).toBe('first');
  expect(events.at(-1)?.[2]).toBe('last');
  const [mark, ...others] = events.filter(([, kind]) => kind === 'm');
  expect(others).toEqual([]);
  const kept = events.reduce((sum, [, kind, data]) => sum + (kind === 'o' ? data.length : 0), 0);
  const all = 'first'.length + 10_000 * 1000 + 'last'.length;
  expect(mark?.[2]).toBe(`${all - kept} characters left out`);
});

test('goes on where a server that was killed has left a line half written', async () => {
  const cast = writer();
  now = 7_000;
  cast.output(Buffer.from('before'));
  await cast.flush();
  const [part] = await listCastParts(folder);
  await appendFile(part?.path ?? '', '[2.5,"o","tor');
  // Hours later: what was slept is not in the recording.
  now = 9_000_000;
  const next = writer();
  now = 9_001_000;
  next.output(Buffer.from('after'));
  await next.close();
  expect(linesOf(await read()).slice(1)).toEqual([
    [2, 'o', 'before'],
    [2, 'm', 'went on at 1970-01-01T02:30:00.000Z'],
    [2, 'r', '80x24'],
    [3, 'o', 'after'],
  ]);
  expect(await readdir(folder)).toHaveLength(1);
});

test('a recording of many short sittings loses none of them', async () => {
  for (let sitting = 0; sitting < 20; sitting += 1) {
    const cast = writer();
    cast.output(Buffer.from(`sitting ${sitting}`));
    await cast.close();
  }
  const text = await read();
  for (let sitting = 0; sitting < 20; sitting += 1) expect(text).toContain(`"sitting ${sitting}"`);
});

test('time that goes back on the clock does not in the recording', async () => {
  const cast = writer();
  now = 1_000;
  cast.output(Buffer.from('x'));
  await cast.close();
  expect(linesOf(await read())[1]?.[0]).toBe(0);
});

test('a folder that cannot be written ends the recording, and is told once', async () => {
  const errors: unknown[] = [];
  const blocked = join(folder, 'a-file');
  await appendFile(blocked, '');
  const cast = new CastWriter({
    ...{ folder: join(blocked, 'session'), terminal: 'main', size },
    onError: (error) => errors.push(error),
  });
  cast.output(Buffer.from('x'));
  await cast.flush();
  cast.output(Buffer.from('y'));
  await cast.close();
  expect(errors).toHaveLength(1);
});
