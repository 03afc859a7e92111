import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DoneSteps } from './done-steps.ts';

test('steps that were done while storage was away are written once it is back', async () => {
  let isAway = true;
  const written: unknown[] = [];
  const steps = new DoneSteps({
    write: async (step, doneAt) => {
      if (isAway) throw new Error('away');
      written.push([step, doneAt]);
    },
    log: pino({ level: 'silent' }),
    retryMs: 5,
  });
  steps.add('build', new Date(10));
  steps.add('run', new Date(20));
  isAway = false;
  await expect.poll(() => written).toHaveLength(2);
  expect(written).toEqual([
    ['build', new Date(10)],
    ['run', new Date(20)],
  ]);
  steps.dispose();
});

test('a session that closes tries no longer', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let tries = 0;
  const steps = new DoneSteps({
    write: () => {
      tries += 1;
      return Promise.reject(new Error('away'));
    },
    log: pino({ level: 'silent' }),
    retryMs: 1,
  });
  steps.add('build', new Date(10));
  await vi.advanceTimersByTimeAsync(20);
  const before = tries;
  expect(before).toBeGreaterThan(2);
  steps.dispose();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tries).toBe(before);
});
