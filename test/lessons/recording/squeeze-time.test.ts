import { expect, test } from 'vitest';
import { squeezeTime } from './squeeze-time.ts';

test('what is quick stays as it was, and what takes long takes two and a half seconds', () => {
  const seconds = squeezeTime([1000, 2000, 62_000, 62_500]);
  expect([1000, 1500, 2000, 32_000, 62_000, 62_500].map(seconds)).toEqual([
    0, 0.5, 1, 2.25, 3.5, 4,
  ]);
});

test('nothing comes before the start', () => {
  expect(squeezeTime([1000, 2000])(500)).toBe(0);
  expect(squeezeTime([])(500)).toBe(0);
});
