import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadyMachine } from './machine-maker.ts';
import { SpareMachines } from './spare-machines.ts';

let made: string[];
let discarded: string[];
/** Machines that ended by themselves. */
let ended: Set<string>;
let failures: number;

const maker = {
  async make(ref: { id: string }) {
    if (failures-- > 0) throw new Error('no place on the disk');
    made.push(ref.id);
    const machine = {
      get isWaiting() {
        return !ended.has(ref.id);
      },
    };
    return { ref, machine } as unknown as ReadyMachine;
  },
  async discard({ ref }: ReadyMachine) {
    discarded.push(ref.id);
  },
};

function open() {
  let count = 0;
  const newRef = () => ({ driver: 'docker', id: `m${++count}` });
  return new SpareMachines({ maker, newRef, wanted: 2, log: pino({ level: 'silent' }) });
}

beforeEach(() => {
  vi.useFakeTimers();
  [made, discarded, ended, failures] = [[], [], new Set(), 0];
});
afterEach(() => vi.useRealTimers());
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

test('as many as wanted are made, and what is taken is made again a moment later', async () => {
  const spares = open();
  spares.fill();
  await settle();
  expect(made).toEqual(['m1', 'm2']);
  expect(spares.take()?.ref.id).toBe('m1');
  await settle(1_000);
  expect(made).toHaveLength(2); // Whoever took it is still starting theirs.
  await settle(1_000);
  expect(made).toEqual(['m1', 'm2', 'm3']);
});

test('a machine is nobody’s until it is taken', async () => {
  const spares = open();
  spares.fill();
  expect([...spares.ids]).toEqual(['m1']); // In the making.
  await settle();
  expect([...spares.ids]).toEqual(['m1', 'm2']);
  spares.take();
  expect([...spares.ids]).toEqual(['m2']);
});

test('one that ended is not given out but removed', async () => {
  const spares = open();
  spares.fill();
  await settle();
  ended.add('m1');
  expect(spares.take()?.ref.id).toBe('m2');
  expect(spares.take()).toBeNull();
  await settle();
  expect(discarded).toEqual(['m1']);
});

test('where none can be made there is none, until the next start has tried again', async () => {
  failures = 1;
  const spares = open();
  spares.fill();
  await settle();
  expect([made, [...spares.ids]]).toEqual([[], []]);
  expect(spares.take()).toBeNull();
  await settle(2_000);
  expect(made).toHaveLength(2);
});

test('none is left when the server stops, and none is made any more', async () => {
  const spares = open();
  spares.fill();
  await settle();
  spares.take();
  await spares.dispose();
  spares.fill();
  await settle(5_000);
  expect([made, discarded]).toEqual([['m1', 'm2'], ['m2']]);
});
