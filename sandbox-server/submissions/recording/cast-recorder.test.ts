import { expect, test } from 'vitest';
import { CastRecorder } from './cast-recorder.ts';

const size = { cols: 80, rows: 24 };
const linesOf = (cast: string) =>
  cast
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as [number, string, string]);

test('records output and sizes with their time, as asciinema plays them', () => {
  let now = 5_000;
  const recorder = new CastRecorder(size, () => now);
  recorder.output(Buffer.from('$ '));
  now = 6_500;
  recorder.resized({ cols: 100, rows: 30 });
  recorder.output(Buffer.from('日本'));
  expect(linesOf(recorder.cast())).toEqual([
    { version: 2, width: 80, height: 24, timestamp: 5 },
    [0, 'o', '$ '],
    [1.5, 'r', '100x30'],
    [1.5, 'o', '日本'],
  ]);
});

test('a character that comes in two parts is whole', () => {
  const recorder = new CastRecorder(size, () => 0);
  const bytes = Buffer.from('é');
  recorder.output(bytes.subarray(0, 1));
  recorder.output(bytes.subarray(1));
  expect(linesOf(recorder.cast()).slice(1)).toEqual([[0, 'o', 'é']]);
});

test('of a flood the beginning and the end are kept, with a mark between', () => {
  const recorder = new CastRecorder(size, () => 0);
  recorder.output(Buffer.from('first'));
  for (let line = 0; line < 10_000; line += 1) recorder.output(Buffer.alloc(1000, 'x'));
  recorder.output(Buffer.from('last'));
  const cast = recorder.cast();
  expect(cast.length).toBeLessThan(4 * 1024 * 1024);
  const events = linesOf(cast).slice(1);
  expect(events[0]?.[2]).toBe('first');
  expect(events.at(-1)?.[2]).toBe('last');
  expect(events.filter(([, kind]) => kind === 'm')).toHaveLength(1);
});

test('time that goes back on the clock does not in the recording', () => {
  let now = 5_000;
  const recorder = new CastRecorder(size, () => now);
  now = 1_000;
  recorder.output(Buffer.from('x'));
  expect(linesOf(recorder.cast())[1]?.[0]).toBe(0);
});
