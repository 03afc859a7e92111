import { expect, test } from 'vitest';
import { WriteGate } from './write-gate.ts';

const minute = 60_000;
const patience = { quiet: minute, atMost: 60 * minute, grace: 0 };

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
  const clear = () => gate.whileQuiet(patience, async () => void cleared++);
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
  const held = gate.whileQuiet(patience, () => clearing.promise);
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
  expect(await gate.whileQuiet(patience, async () => undefined)).toBe(true);
});

test('a stream of refused writes does not put off what waits for quiet', async () => {
  const { gate, clock } = gateAt(10 * minute);
  const isWrite = (outcome: string) => outcome === 'written';
  await gate.pass(async () => 'written', isWrite);
  for (let second = 0; second < 60; second++) {
    clock.now += 1_000;
    await gate.pass(async () => 'refused', isWrite);
  }
  expect(await gate.whileQuiet(patience, async () => undefined)).toBe(true);
});

test('a stream of writes puts it off for an hour, and then waits itself', async () => {
  const { gate, clock } = gateAt(10 * minute);
  const cleared: number[] = [];
  const clear = () => gate.whileQuiet(patience, async () => void cleared.push(clock.now / minute));
  for (let round = 0; round < 13; round++) {
    await gate.pass(async () => undefined);
    await clear();
    clock.now += 10 * minute;
  }
  // Asked for at 10 and, after it was done, at 80 minutes.
  expect(cleared).toEqual([70]);
  await gate.pass(async () => undefined);
  await clear();
  expect(cleared).toEqual([70, 140]);
});

test('a write that does not end is broken off then, and nothing is cleared beside it', async () => {
  const { gate, clock } = gateAt(10 * minute);
  const order: string[] = [];
  const endless = gate.pass(
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          order.push('broken off');
          reject(signal.reason as Error);
        });
      }),
  );
  const broken = expect(endless).rejects.toThrow('held up');
  const clear = () => gate.whileQuiet(patience, async () => void order.push('cleared'));
  expect(await clear()).toBe(false);
  clock.now += 60 * minute;
  expect(await clear()).toBe(true);
  await broken;
  expect(order).toEqual(['broken off', 'cleared']);
  expect(await gate.pass(async (signal) => signal.aborted)).toBe(false);
});
