/** Frames of events that an agent may send at once, and per second: ours sends 13 at most. */
const burst = 100;
const perSecond = 40;

/** A token bucket: keeps a hostile agent from flooding every page that is open on the session. */
export class EventAllowance {
  #left = burst;
  #at = Date.now();

  /** False where the agent has sent too much. */
  take(): boolean {
    const now = Date.now();
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
