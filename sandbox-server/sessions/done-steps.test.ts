import { pino } from 'pino';
import { expect, test } from 'vitest';
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
  await expect.poll(() => tries).toBeGreaterThan(2);
  steps.dispose();
  await new Promise(setImmediate);
  const before = tries;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(tries).toBe(before);
});
