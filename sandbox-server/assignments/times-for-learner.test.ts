import { expect, test } from 'vitest';
import { timesForLearner } from './times-for-learner.ts';

const times = {
  opensAt: '2026-05-01T00:00:00.000Z',
  dueAt: '2026-05-08T00:00:00.000Z',
  closesAt: '2026-05-15T00:00:00.000Z',
};
const later = new Date('2026-06-01T00:00:00Z');
const earlier = new Date('2026-04-01T00:00:00Z');

test('without an extension the times of the assignment hold', () => {
  expect(timesForLearner(times, null)).toEqual(times);
});

test('an extension moves due and close, and leaves the opening', () => {
  const extended = timesForLearner(times, { dueAt: later, closesAt: later });
  expect(extended).toEqual({ ...times, dueAt: later.toISOString(), closesAt: later.toISOString() });
});

test('an extension to nothing takes the limit away', () => {
  const extended = timesForLearner(times, { dueAt: null, closesAt: null });
  expect(extended).toEqual({ ...times, dueAt: null, closesAt: null });
});

test('what the whole class has later, the learner has as well', () => {
  expect(timesForLearner(times, { dueAt: earlier, closesAt: later })).toEqual({
    ...times,
    closesAt: later.toISOString(),
  });
  const open = { ...times, dueAt: null, closesAt: null };
  expect(timesForLearner(open, { dueAt: later, closesAt: later })).toEqual(open);
});
