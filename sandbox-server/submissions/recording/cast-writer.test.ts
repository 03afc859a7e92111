import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCastEvents } from './cast-lines.ts';
import { listCastParts } from './cast-parts.ts';
import { CastWriter } from './cast-writer.ts';
import { Turns } from '../../sequencing/turns.ts';
import { readCast } from './read-cast.ts';

const size = { cols: 80, rows: 24 };
let folder: string;
let now: number;
let turns: Turns;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-cast-'));
  now = 5_000;
  turns = new Turns();
});
afterEach(() => rm(folder, { recursive: true }));

const turn = (task: () => Promise<void>) => turns.take('session', task);
const flush = () => turns.settled();
const close = (cast: CastWriter) => {
  cast.close();
  return flush();
};
const writer = () =>
  new CastWriter({
    ...{ folder, terminal: 'main', size, now: () => now, turn },
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
  await close(cast);
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
  await flush();
  expect(linesOf(await read()).slice(1)).toEqual([[0, 'o', 'é']]);
});

test('of a flood the beginning and the end are kept, with a mark that says how much is missing', async () => {
  const cast = writer();
  cast.output(Buffer.from('first'));
  for (let line = 0; line < 10_000; line += 1) {
    cast.output(Buffer.alloc(1000, 'x'));
    now += 10;
    if (line % 500 === 0) await flush();
  }
  cast.output(Buffer.from('last'));
  await close(cast);
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
  await flush();
  const [part] = await listCastParts(folder);
  await appendFile(part?.path ?? '', '[2.5,"o","tor');
  // Hours later: what was slept is not in the recording.
  now = 9_000_000;
  const next = writer();
  now = 9_001_000;
  next.output(Buffer.from('after'));
  await close(next);
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
    await close(cast);
  }
  const text = await read();
  for (let sitting = 0; sitting < 20; sitting += 1) expect(text).toContain(`"sitting ${sitting}"`);
});

test('time that goes back on the clock does not in the recording', async () => {
  const cast = writer();
  now = 1_000;
  cast.output(Buffer.from('x'));
  await close(cast);
  expect(linesOf(await read())[1]?.[0]).toBe(0);
});

test('a folder that cannot be written ends the recording, and is told once', async () => {
  const errors: unknown[] = [];
  const blocked = join(folder, 'a-file');
  await appendFile(blocked, '');
  const cast = new CastWriter({
    ...{ folder: join(blocked, 'session'), terminal: 'main', size, turn },
    onError: (error) => errors.push(error),
  });
  cast.output(Buffer.from('x'));
  await flush();
  cast.output(Buffer.from('y'));
  await close(cast);
  expect(errors).toHaveLength(1);
});

test('of what comes faster than a disk is to be filled some is left out, and how much is told', async () => {
  const cast = writer();
  cast.output(Buffer.from('first'));
  for (let line = 0; line < 10_000; line += 1) {
    cast.output(Buffer.alloc(1000, 'x'));
    if (line % 500 === 0) await flush();
  }
  cast.resized({ cols: 100, rows: 30 });
  now += 1_000;
  cast.output(Buffer.from('last'));
  await close(cast);
  const events = readCastEvents(await read());
  const marks = events.filter(([, kind]) => kind === 'm').map(([, , data]) => parseInt(data, 10));
  const kept = events.reduce((sum, [, kind, data]) => sum + (kind === 'o' ? data.length : 0), 0);
  const told = marks.reduce((sum, count) => sum + count, 0);
  expect(kept + told).toBe('first'.length + 10_000 * 1000 + 'last'.length);
  // The parts of the middle and the flood.
  expect(marks).toHaveLength(2);
  expect(events.slice(-3).map(([, kind, data]) => [kind, data])).toEqual([
    ['m', expect.stringMatching(/left out$/)],
    ['r', '100x30'],
    ['o', 'last'],
  ]);
});

test('one who waits for what came up to now does not wait for what comes meanwhile', async () => {
  const cast = writer();
  let isWritten = false;
  const steady = async () => {
    for (let at = 0; !isWritten; at += 1) {
      now += 1_000;
      cast.output(Buffer.from(`${at}.`));
      await setImmediate();
    }
  };
  const going = steady();
  await flush();
  isWritten = true;
  expect(await read()).toContain('"0.');
  await going;
  await close(cast);
});

test('what comes as a turn ends is written', async () => {
  let isLate = false;
  const cast: CastWriter = new CastWriter({
    ...{ folder, terminal: 'main', size, now: () => now },
    turn: (task) =>
      turn(async () => {
        await task();
        if (isLate) return;
        isLate = true;
        cast.output(Buffer.from('late'));
        cast.close();
      }),
    onError: (error) => expect.unreachable(String(error)),
  });
  await expect.poll(read).toContain('"late"');
});

test.each(['', '{"version":2,"wid'])(
  'a server that was killed with %j as its first line is recorded on by the next',
  async (text) => {
    await appendFile(join(folder, 'main.0.0.cast'), text);
    const cast = writer();
    cast.output(Buffer.from('after'));
    await close(cast);
    const [header, ...events] = linesOf(await read());
    expect(header).toMatchObject({ version: 2, width: 80, height: 24 });
    expect(events.at(-1)).toEqual([0, 'o', 'after']);
  },
);
