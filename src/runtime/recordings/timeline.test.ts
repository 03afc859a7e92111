import { expect, test } from 'vitest';
import type { RecordedRun } from '../../../protocol/recorded-lesson.ts';
import type { CastEvent } from './parse-cast.ts';
import { Timeline } from './timeline.ts';
import { typedEcho } from './typed-echo.ts';

const run = (id: string, step: string, terminal = 'main', command = id): RecordedRun => ({
  id,
  step,
  terminal,
  command,
});
const cast = (...events: CastEvent[]) => ({ columns: 100, rows: 30, events });
const output = (at: number, data: string): CastEvent => ({ at, kind: 'output', data });
const mark = (at: number, data: string): CastEvent => ({ at, kind: 'mark', data });
const reset = '\u001bc';

test('a command holds what happened until the next, in whichever terminal', () => {
  const timeline = new Timeline(
    [
      [
        { terminal: 'main', cast: cast(mark(0, 'serve'), output(10, 'up'), output(90, 'asked')) },
        { terminal: 'two', cast: cast(output(0, '$ '), mark(50, 'ask'), output(95, 'answer')) },
      ],
    ],
    [run('serve', 'only'), run('ask', 'only', 'two')],
  );
  const shown = ({ start, end }: { start: number; end: number }) =>
    timeline.frames.slice(start, end).map(({ data }) => data);
  expect(timeline.segments.map(shown)).toEqual([
    ['$ ', 'up'],
    ['asked', 'answer'],
  ]);
  expect(timeline.frames.map(({ wait }) => wait)).toEqual([0, 0, 0, 10, 80, 5]);
});

test('a step begins on an empty screen, which the step before does not show', () => {
  const step = (id: string) => [
    { terminal: 'main', cast: cast(output(0, '$ '), mark(1, id), output(2, id)) },
  ];
  const timeline = new Timeline([step('one'), step('two')], [run('one', 'a'), run('two', 'b')]);
  const [first, second] = timeline.segments;
  expect(timeline.frames.slice(0, first!.end).map(({ data }) => data)).toEqual([
    reset,
    '$ ',
    'one',
  ]);
  expect(timeline.frames.slice(first!.end, second!.start).map(({ data }) => data)).toEqual([
    reset,
    '$ ',
  ]);
  expect(timeline.segment('two')).toBe(second);
  expect(timeline.segment('three')).toBeUndefined();
});

test('a command is typed key by key, and nothing is shown that was not recorded', () => {
  const segment = { run: run('look', 'only', 'main', 'docker ps'), start: 0, end: 2 };
  const frames = [
    { terminal: 'two', wait: 0, data: 'elsewhere' },
    { terminal: 'main', wait: 5, data: '\u001b[1;1H$ docker ps\r\nCONTAINER' },
  ];
  const typed = typedEcho(frames, segment);
  expect(typed.map(({ data }) => data)).toEqual([
    'elsewhere',
    '\u001b[1;1H$ d',
    ...'ocker ps',
    '\r\nCONTAINER',
  ]);
  const others = [{ terminal: 'main', wait: 5, data: 'no echo' }];
  expect(typedEcho(others, segment)).toEqual(others);
});
