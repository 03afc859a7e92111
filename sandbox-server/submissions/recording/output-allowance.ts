/** A flood that is no longer than this is recorded as fast as it comes. */
const burst = 4 * 1024 * 1024;
/** A session has nine recordings at most: together these fill a disk with about 1 MiB a second. */
const perSecond = 128 * 1024;
/** Beside this much, nothing waits for a disk that is slow. */
const mostWaiting = 1024 * 1024;

/** A token bucket: how much of what a terminal shows is recorded. Sizes are in characters. */
export class OutputAllowance {
  #left = burst;
  #waiting = 0;
  #at = 0;

  /** @param now milliseconds; a clock that goes back gives nothing */
  take(size: number, now: number): boolean {
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
    if (size > this.#left || this.#waiting + size > mostWaiting) return false;
    this.#left -= size;
    this.#waiting += size;
    return true;
  }

  /** Of what was taken, so much waits no more. */
  written(size: number): void {
    this.#waiting -= size;
  }
}
