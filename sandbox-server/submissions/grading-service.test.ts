import { pino } from 'pino';
import { expect, test } from 'vitest';
import { GradingService } from './grading-service.ts';

test('who hands in ten times keeps nobody waiting who hands in once', async () => {
  const graded: string[] = [];
  const grading = new GradingService({
    store: {
      find: async (id: string) => void graded.push(id),
      evidence: async () => null,
    },
    log: pino({ level: 'silent' }),
    atOnce: 1,
  } as never);
  for (let at = 0; at < 10; at += 1) grading.enqueue({ id: `lea-${at}`, person: 'lea' });
  grading.enqueue({ id: 'leo', person: 'leo' });
  await grading.settled();
  // What was begun is brought to its end.
  expect(graded.indexOf('leo')).toBeLessThanOrEqual(2);
  expect(graded.filter((id) => id !== 'leo')).toEqual(
    Array.from({ length: 10 }, (_, at) => `lea-${at}`),
  );
});
