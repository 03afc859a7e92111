import { expect, test } from 'vitest';
import { WriteGate } from './write-gate.ts';

const minute = 60_000;

/** A gate, and the time that it goes by. */
function gateAt(start: number) {
  const clock = { now: start };
  return { gate: new WriteGate(() => clock.now), clock };
}

test('writes pass side by side', async () => {
  const { gate } = gateAt(0);
  const first = Promise.withResolvers<string>();
  const passing = gate.pass(() => first.promise);
  expect(await gate.pass(async () => 'second')).toBe('second');
  first.resolve('first');
  expect(await passing).toBe('first');
});

test('nothing is cleared while somebody writes, nor shortly after', async () => {
  const { gate, clock } = gateAt(10 * minute);
  const write = Promise.withResolvers<void>();
  const passing = gate.pass(() => write.promise);
  let cleared = 0;
  const clear = () => gate.whileQuiet(minute, async () => void cleared++);
  expect(await clear()).toBe(false);
  write.resolve();
  await passing;
  clock.now += minute - 1;
  expect(await clear()).toBe(false);
  clock.now += 1;
  expect(await clear()).toBe(true);
  expect(cleared).toBe(1);
});

test('a write waits until all is cleared, also where that fails', async () => {
  const { gate } = gateAt(10 * minute);
  const clearing = Promise.withResolvers<void>();
  const held = gate.whileQuiet(minute, () => clearing.promise);
  const order: string[] = [];
  const passing = gate.pass(async () => order.push('written'));
  order.push('clearing');
  clearing.reject(new Error('no space'));
  await expect(held).rejects.toThrow('no space');
  await passing;
  expect(order).toEqual(['clearing', 'written']);
});

test('a write that fails is over', async () => {
  const { gate, clock } = gateAt(10 * minute);
  await expect(gate.pass(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  clock.now += minute;
  expect(await gate.whileQuiet(minute, async () => undefined)).toBe(true);
});
