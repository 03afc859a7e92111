/** Drawn bytes that are acknowledged at once, and the milliseconds after which any are. */
const batchBytes = 32 * 1024;
const idleMilliseconds = 50;

/** Gathers what a terminal has drawn into few acknowledgements, so that the server goes on sending. */
export class Acknowledger {
  readonly #send: (bytes: number) => void;
  #drawn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (bytes: number) => void) {
    this.#send = send;
  }

  drawn(bytes: number): void {
    this.#drawn += bytes;
    if (this.#drawn >= batchBytes) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), idleMilliseconds);
  }

  /** Forgets what was not yet acknowledged: another connection counts from 0. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawn = 0;
  }

  #flush(): void {
    const bytes = this.#drawn;
    this.reset();
    if (bytes > 0) this.#send(bytes);
  }
}
