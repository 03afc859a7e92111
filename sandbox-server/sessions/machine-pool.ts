import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, MachineRef } from '../drivers/driver.ts';
import type { OpenMachine } from './open-machine.ts';
import { openMachine } from './open-machine.ts';
import { type SlotRequest, Slots } from './slots.ts';

const retryMilliseconds = 5_000;

/** A machine with the place that it takes. */
export interface PooledMachine {
  readonly machine: OpenMachine;
  readonly slot: SlotRequest;
}

/**
 * Keeps warm machines, which no learner has touched, and counts all that run. A machine that was
 * given out never comes back: the next learner gets a new one.
 */
export class MachinePool {
  readonly slots: Slots;
  readonly #driver: Driver;
  readonly #warmWanted: number;
  readonly #log: Logger;
  readonly #warm: PooledMachine[] = [];
  #filling: Promise<void> | undefined;
  #disposed = false;

  constructor(driver: Driver, options: { warm: number; capacity: number; log: Logger }) {
    this.#driver = driver;
    this.#warmWanted = options.warm;
    this.slots = new Slots(options.capacity);
    this.#log = options.log;
  }

  get warm(): number {
    return this.#warm.length;
  }

  /** A warm machine, if there is one. */
  takeWarm(): PooledMachine | null {
    const taken = this.#warm.shift() ?? null;
    // Machines for others are made ready once this learner has theirs, not while they wait for it.
    setTimeout(() => this.fill(), 1_500).unref();
    return taken;
  }

  /**
   * Starts a machine in a place that was granted, and opens the lines into it while its engine comes
   * up. The place stays with the caller on failure.
   */
  async start(slot: SlotRequest, signal?: AbortSignal): Promise<PooledMachine> {
    let opening: Promise<OpenMachine> | undefined;
    const open = (ref: MachineRef) => (opening ??= openMachine(this.#driver, ref, this.#log));
    const onReachable = (ref: MachineRef) => void open(ref).catch(() => undefined); // Told below.
    const starting = this.#driver.start({ onReachable, ...(signal && { signal }) });
    const ref = await starting.catch((error: unknown) => {
      void opening?.then(
        (machine) => machine.dispose(),
        () => undefined,
      );
      throw error;
    });
    try {
      return { machine: await open(ref), slot };
    } catch (error) {
      await this.#driver.destroy(ref);
      throw error;
    }
  }

  /**
   * A machine for work that may wait: once a place is free for which no learner waits, or a warm one
   * where places are full of them. Rejects as the signal aborts.
   */
  async takePatiently(signal: AbortSignal): Promise<PooledMachine> {
    signal.throwIfAborted();
    const slot = this.slots.request('patient');
    if (slot.position() > 0 && this.slots.waiting === 0) {
      const warm = this.takeWarm();
      if (warm) {
        slot.release();
        return warm;
      }
    }
    const leave = () => slot.release();
    signal.addEventListener('abort', leave, { once: true });
    const isGranted = await slot.granted;
    signal.removeEventListener('abort', leave);
    if (!isGranted) throw signal.reason as Error;
    try {
      return await this.start(slot, signal);
    } catch (error) {
      slot.release();
      throw error;
    }
  }

  /** Removes a machine that was given out, and frees its place. */
  async remove({ machine, slot }: PooledMachine): Promise<void> {
    try {
      await machine.dispose();
      await this.#driver.destroy(machine.ref);
    } finally {
      slot.release();
    }
  }

  /** Makes machines until enough are warm, as long as nobody waits in line. Returns at once. */
  fill(): void {
    if (this.#disposed) return;
    this.#filling ??= this.#fillUp().finally(() => (this.#filling = undefined));
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#filling;
    await Promise.all(
      this.#warm.splice(0).map(async ({ machine, slot }) => {
        await machine.dispose();
        await this.#driver.destroy(machine.ref);
        slot.release();
      }),
    );
  }

  async #fillUp(): Promise<void> {
    while (this.#warm.length < this.#warmWanted && !this.#disposed) {
      const slot = this.slots.tryTake();
      if (!slot) return;
      try {
        const pooled = await this.start(slot);
        // Who came meanwhile found neither a warm machine nor a place: they get this one's.
        if (this.slots.hasLine) return await this.remove(pooled);
        this.#warm.push(pooled);
      } catch (error) {
        slot.release();
        this.#log.error({ err: error }, 'a warm machine could not be started; trying again');
        await sleep(retryMilliseconds, undefined, { ref: false });
      }
    }
  }
}
