import { setTimeout as sleep } from 'node:timers/promises';

/** How long a task waits for a quiet time, in milliseconds. */
export interface Patience {
  /** Without a write before the task, as long as there is hope for that. */
  readonly quiet: number;
  /** Since it was asked for first; then writes are kept out, quiet or not. */
  readonly atMost: number;
  /** For writes that are under way then; what takes longer is broken off. */
  readonly grace: number;
}

/** Lets writes pass, side by side, and holds them up while something must not see any. */
export class WriteGate {
  readonly #now: () => number;
  readonly #writes = new Set<Promise<unknown>>();
  #breakOff = new AbortController();
  #last = 0;
  #held: Promise<unknown> | null = null;
  /** When the task was asked for that has waited for a quiet time ever since. */
  #askedAt: number | null = null;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Does `write` once nothing holds it up. It must end soon after its signal aborts.
   * @param changes whether the outcome is of a write that took place: a refused one disturbs nobody
   */
  async pass<Result>(
    write: (signal: AbortSignal) => Promise<Result>,
    changes: (result: Result) => boolean = () => true,
  ): Promise<Result> {
    while (this.#held) await this.#held;
    const writing = write(this.#breakOff.signal);
    this.#writes.add(writing);
    try {
      const result = await writing;
      if (changes(result)) this.#last = this.#now();
      return result;
    } catch (error) {
      this.#last = this.#now(); // It broke off: something may have been written.
      throw error;
    } finally {
      this.#writes.delete(writing);
    }
  }

  /**
   * Does `task` where nothing is written and nothing was shortly before, or where it has waited for
   * that too long; holds up writes meanwhile.
   * @returns whether it was done; where not, ask again later
   */
  async whileQuiet(patience: Patience, task: () => Promise<void>): Promise<boolean> {
    if (this.#held) return false;
    const now = this.#now();
    this.#askedAt ??= now;
    const isQuiet = this.#writes.size === 0 && now - this.#last >= patience.quiet;
    if (!isQuiet && now - this.#askedAt < patience.atMost) return false;
    const held = this.#endWrites(patience.grace).then(task);
    this.#held = held.catch(() => undefined).then(() => (this.#held = null));
    await held;
    this.#askedAt = null;
    return true;
  }

  async #endWrites(grace: number): Promise<void> {
    if (this.#writes.size === 0) return;
    const ended = Promise.allSettled(this.#writes);
    const waiting = new AbortController();
    await Promise.race([ended, sleep(grace, null, { signal: waiting.signal, ref: false })]);
    waiting.abort();
    if (this.#writes.size > 0) {
      this.#breakOff.abort(new Error('writes are held up'));
      this.#breakOff = new AbortController();
    }
    await ended;
  }
}
