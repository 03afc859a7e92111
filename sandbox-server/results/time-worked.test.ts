import { expect, test } from 'vitest';
import { medianOf, minutesWorked } from './time-worked.ts';

const minute = 60_000;
const worked = (...signs: (readonly [part: string, minutes: number])[]) =>
  Object.fromEntries(minutesWorked(signs.map(([part, at]) => ({ part, at: at * minute }))));

test('time counts for what came of it', () => {
  expect(worked(['build', 0], ['build', 3], ['run', 5])).toEqual({ build: 4, run: 2 });
});

test('a night between two tries is no work', () => {
  expect(worked(['build', 0], ['build', 600], ['build', 602])).toEqual({ build: 3 });
  expect(worked(['build', 0], ['run', 600])).toEqual({ build: 1, run: 0 });
});

test('who did nothing has worked at nothing', () => expect(worked()).toEqual({}));

test.each([
  [[], null],
  [[7], 7],
  [[9, 1], 5],
  [[9, 1, 2], 2],
])('the middle of %j is %j', (values, middle) => expect(medianOf(values)).toBe(middle));
