import { expect, test } from 'vitest';
import { freeRange, parseIdRanges, rangeSize } from './free-range.ts';

const range = (first: number, count: number) => ({ owner: 'somebody', first, count });

test('reads /etc/subuid and passes over what is no range', () => {
  expect(parseIdRanges('ada:100000:65536\n# note\nbob:x:1\n\n')).toEqual([
    { owner: 'ada', first: 100_000, count: 65_536 },
  ]);
});

test('a computer without ranges gets the lowest', () => {
  expect(freeRange([])).toBe(1_048_576);
});

test('ranges that overlap are stepped over, in whatever order they stand', () => {
  const first = freeRange([range(1_200_000, 65_536), range(1_000_000, 150_000)]) ?? 0;
  expect(first).toBeGreaterThanOrEqual(1_265_536);
  expect(first % rangeSize).toBe(0);
});

test('LXD’s billion is stepped over', () => {
  expect(freeRange([range(1_000_000, 1_000_000_000)])).toBeGreaterThan(1_001_000_000);
});

test('a single account in the way moves the range', () => {
  expect(freeRange([range(1_050_000, 1)])).toBe(1_048_576 + rangeSize);
});

test('where nothing is free it says so', () => {
  expect(freeRange([range(0, 2_147_483_647)])).toBeNull();
});
