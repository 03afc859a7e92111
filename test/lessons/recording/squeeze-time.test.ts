import { expect, test } from 'vitest';
import { squeezeTime } from './squeeze-time.ts';

test('what is quick stays as it was, and what takes long takes little more than two seconds', () => {
  const seconds = squeezeTime([1000, 2000, 62_000, 62_500]);
  expect([1000, 1500, 2000, 32_000, 62_000, 62_500].map(seconds)).toEqual([
    0, 0.5, 1, 2.2, 3.4, 3.9,
  ]);
});

test('nothing comes before the start', () => {
  expect(squeezeTime([1000, 2000])(500)).toBe(0);
  expect(squeezeTime([])(500)).toBe(0);
});
