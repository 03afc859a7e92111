import type { Logger } from 'pino';
import type { MachineRef } from '../driver.ts';
import type { MachineMaker, ReadyMachine } from './machine-maker.ts';

/** A new one is made once whoever took the last has started theirs. Milliseconds. */
const pause = 1_500;

export interface SpareMachinesOptions {
  readonly maker: Pick<MachineMaker, 'make' | 'discard'>;
  newRef(): MachineRef;
  /** How many to keep. */
  readonly wanted: number;
  readonly log: Logger;
}

/**
 * Keeps a few machines ready up to their engine, which is half of what a start takes. Such a machine
 * waits and does nothing; it has no more memory than a shell.
 */
export class SpareMachines {
  readonly #options: SpareMachinesOptions;
  readonly #spares: ReadyMachine[] = [];
  readonly #ids = new Set<string>();
  readonly #removals = new Set<Promise<void>>();
  #filling: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: SpareMachinesOptions) {
    this.#options = options;
  }

  /** Of those that are nobody's yet, ready or in the making. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** One that still waits, if there is any; it is the caller's now. */
  take(): ReadyMachine | null {
    this.#fillLater();
    for (let spare = this.#spares.shift(); spare; spare = this.#spares.shift()) {
      if (spare.machine.isWaiting) {
        this.#ids.delete(spare.ref.id);
        return spare;
      }
      this.#remove(spare);
    }
    return null;
  }

  /** Makes what is missing, one after another. Returns at once. */
  fill(): void {
    if (this.#isDisposed) return;
    this.#filling ??= this.#fillUp().finally(() => (this.#filling = undefined));
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    await this.#filling;
    for (const spare of this.#spares.splice(0)) this.#remove(spare);
    await Promise.all(this.#removals);
  }

  #fillLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.fill();
    }, pause).unref();
  }

  async #fillUp(): Promise<void> {
    const { wanted, maker, newRef, log } = this.#options;
    while (this.#spares.length < wanted && !this.#isDisposed) {
      const ref = newRef();
      this.#ids.add(ref.id);
      try {
        this.#spares.push(await maker.make(ref));
      } catch (error) {
        this.#ids.delete(ref.id);
        log.warn({ err: error }, 'a spare machine could not be made; the next start tries again');
        return;
      }
    }
  }

  #remove(spare: ReadyMachine): void {
    const { maker, log } = this.#options;
    const removal = maker
      .discard(spare)
      .catch((error: unknown) => log.warn({ err: error }, 'a spare machine could not be removed'))
      .finally(() => {
        this.#ids.delete(spare.ref.id);
        this.#removals.delete(removal);
      });
    this.#removals.add(removal);
  }
}
