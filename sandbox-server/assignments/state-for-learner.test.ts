import { expect, test } from 'vitest';
import type { AssignmentTimes, LateRule } from '../../protocol/assignment.ts';
import { attemptsAllowed, stateForLearner } from './state-for-learner.ts';

const times: AssignmentTimes = {
  opensAt: '2026-05-01T08:00:00.000Z',
  dueAt: '2026-05-08T08:00:00.000Z',
  closesAt: '2026-05-15T08:00:00.000Z',
};
const late: LateRule = { kind: 'perDay', percent: 10, graceMinutes: 30, mostPercent: 100 };
const at = (time: string, plus = 0, change: Partial<AssignmentTimes> = {}) =>
  stateForLearner({
    ...{ times: { ...times, ...change }, late, timeZone: 'Europe/Berlin' },
    now: new Date(Date.parse(time) + plus),
  });

test('opens to the millisecond', () => {
  expect(at('2026-05-01T08:00:00Z', -1)).toBe('notOpen');
  expect(at('2026-05-01T08:00:00Z')).toBe('open');
  expect(at('2000-01-01T00:00:00Z', 0, { opensAt: null })).toBe('open');
});

test('is late when the grace is over, not before', () => {
  expect(at('2026-05-08T08:30:00Z')).toBe('open');
  expect(at('2026-05-08T08:30:00Z', 1)).toBe('late');
});

test('closes to the millisecond, and takes what comes at the very moment', () => {
  expect(at('2026-05-15T08:00:00Z')).toBe('late');
  expect(at('2026-05-15T08:00:00Z', 1)).toBe('closed');
  expect(at('2099-01-01T00:00:00Z', 0, { closesAt: null })).toBe('late');
  expect(at('2099-01-01T00:00:00Z', 0, { closesAt: null, dueAt: null })).toBe('open');
});

test('closing within the grace ends it all the same', () => {
  expect(at('2026-05-08T08:10:00Z', 0, { closesAt: '2026-05-08T08:05:00Z' })).toBe('closed');
});

test('an extension adds attempts, and nothing to as many as one likes', () => {
  expect(attemptsAllowed(3, null)).toBe(3);
  expect(attemptsAllowed(3, { moreAttempts: 2 })).toBe(5);
  expect(attemptsAllowed(null, { moreAttempts: 2 })).toBeNull();
});
