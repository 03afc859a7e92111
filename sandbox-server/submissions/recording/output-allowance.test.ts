import { expect, test } from 'vitest';
import { OutputAllowance } from './output-allowance.ts';

const chunk = 16 * 1024;
/** Takes as much as it is given, each written at once. @returns characters */
function flood(allowance: OutputAllowance, now: number): number {
  let taken = 0;
  while (allowance.take(chunk, now)) {
    allowance.written(chunk);
    taken += chunk;
  }
  return taken;
}

test('a flood of an hour fills a disk slowly', () => {
  const allowance = new OutputAllowance();
  let taken = 0;
  for (let second = 1; second <= 3600; second += 1) taken += flood(allowance, second * 1000);
  expect(taken).toBeGreaterThan(400 * 1024 * 1024);
  expect(taken).toBeLessThan(460 * 1024 * 1024);
});

test('what is written still counts as waiting until it is', () => {
  const allowance = new OutputAllowance();
  let held = 0;
  while (allowance.take(chunk, 1000)) held += chunk;
  expect(held).toBe(1024 * 1024);
  allowance.written(chunk);
  expect([allowance.take(chunk, 1000), allowance.take(chunk, 1000)]).toEqual([true, false]);
});

test('a clock that goes back gives nothing, and takes nothing', () => {
  const allowance = new OutputAllowance();
  flood(allowance, 10_000);
  expect(flood(allowance, 5_000)).toBe(0);
  expect(flood(allowance, 6_000)).toBe(128 * 1024);
});
