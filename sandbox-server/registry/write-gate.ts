/** Lets writes pass, side by side, and holds them up while something must not see any. */
export class WriteGate {
  readonly #now: () => number;
  readonly #writes = new Set<Promise<unknown>>();
  #last = 0;
  #held: Promise<unknown> | null = null;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Does `write` once nothing holds it up. */
  async pass<Result>(write: () => Promise<Result>): Promise<Result> {
    while (this.#held) await this.#held;
    const writing = write().finally(() => {
      this.#last = this.#now();
      this.#writes.delete(writing);
    });
    this.#writes.add(writing);
    return writing;
  }

  /**
   * Does `task` where nothing was written for `quiet` milliseconds, and holds up writes meanwhile.
   * @returns whether it was done
   */
  async whileQuiet(quiet: number, task: () => Promise<void>): Promise<boolean> {
    if (this.#held || this.#writes.size > 0 || this.#now() - this.#last < quiet) return false;
    const held = task();
    this.#held = held.catch(() => undefined).then(() => (this.#held = null));
    await held;
    return true;
  }
}
