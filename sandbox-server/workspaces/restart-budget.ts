/** Starts of the file service that a machine is worth. */
const starts = 5;
const withinMs = 60_000;

/** Bounds how often something is started: so many times within a minute. */
export class RestartBudget {
  #times: number[] = [];

  /** Milliseconds until the next start is allowed; 0 where it is now. */
  waitMs(): number {
    const now = Date.now();
    this.#times = this.#times.filter((time) => now - time < withinMs);
    const oldest = this.#times[0];
    return this.#times.length < starts || oldest === undefined ? 0 : oldest + withinMs - now;
  }

  /** Counts a start. */
  spend(): void {
    this.#times.push(Date.now());
  }
}
