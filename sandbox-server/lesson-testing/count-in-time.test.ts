import { expect, test } from 'vitest';
import { countInTime } from './count-in-time.ts';

test('each output is counted, in their order', async () => {
  const shown = 'REPOSITORY   TAG\nhello-world   latest';
  const printed = 'REPOSITORY   TAG\nhello-world   latest';
  expect(await countInTime(shown, [printed, 'nothing'])).toEqual([
    { found: 2, of: 2 },
    { found: 0, of: 2 },
  ]);
});

test('what was made to be compared for hours is given up', async () => {
  const shown = `${'…a'.repeat(30)}b`;
  expect(await countInTime(shown, ['a'.repeat(5_000)], 1_000)).toBeNull();
});
