import { signal } from '@preact/signals-core';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '../../protocol/session.ts';
import { spokenTime, TimeLeft } from './time-left.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  [4900, '1 h 21 min'],
  [3600, '1 h 0 min'],
  [3599, '59 min'],
  [300, '5 min'],
  [299, '4:59'],
  [65, '1:05'],
  [0, '0:00'],
])('%i seconds read as %s', (seconds, text) => {
  expect(spokenTime(seconds)).toBe(text);
});

test('time runs down to nothing and goes up again when it is extended', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T10:00:00Z') });
  const session = signal({ expiresAt: '2026-01-01T10:00:10Z' } as Session);
  const left = new TimeLeft(session);
  expect(left.seconds.value).toBe(10);
  vi.advanceTimersByTime(4000);
  expect(left.seconds.value).toBe(6);
  vi.advanceTimersByTime(60_000);
  expect(left.seconds.value).toBe(0);
  session.value = { expiresAt: '2026-01-01T11:01:04Z' } as Session;
  expect(left.seconds.value).toBe(3600);
  left.dispose();
});
