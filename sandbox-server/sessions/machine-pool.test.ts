import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { eventually } from '../../test/support/eventually.ts';
import { MachinePool, type PooledMachine } from './machine-pool.ts';
import type { SlotRequest } from './slots.ts';

const log = pino({ level: 'silent' });

/** A pool whose machines are there once a test says so. */
function openPool(capacity: number) {
  const driver = { destroy: vi.fn(async () => {}) };
  const pool = new MachinePool(driver as never, { warm: 1, capacity, log });
  const starting: (() => void)[] = [];
  vi.spyOn(pool, 'start').mockImplementation(async (slot: SlotRequest) => {
    await new Promise<void>((resolve) => starting.push(resolve));
    const machine = { ref: `${starting.length}`, dispose: async () => {} };
    return { machine, slot } as unknown as PooledMachine;
  });
  return { pool, driver, starting };
}

test.each(['learner', 'patient'] as const)(
  'a %s who comes while a warm machine takes the last place gets that place',
  async (kind) => {
    const { pool, driver, starting } = openPool(1);
    pool.fill();
    await eventually(() => expect(starting).toHaveLength(1));
    const slot = pool.slots.request(kind);
    expect(slot.position()).toBe(1);
    starting[0]?.();
    expect(await slot.granted).toBe(true);
    expect(driver.destroy).toHaveBeenCalledOnce();
    expect(pool.warm).toBe(0);
  },
);

test('a warm machine is kept where nobody waits', async () => {
  const { pool, driver, starting } = openPool(2);
  pool.fill();
  await eventually(() => expect(starting).toHaveLength(1));
  starting[0]?.();
  await eventually(() => expect(pool.warm).toBe(1));
  expect(driver.destroy).not.toHaveBeenCalled();
});
