import type { Logger } from 'pino';

const retryMilliseconds = 5_000;

export interface DoneStepsOptions {
  /** Writes a step down; may be called again for one that was written in part. */
  readonly write: (step: string, doneAt: Date) => Promise<unknown>;
  readonly log: Logger;
  /** Milliseconds until what failed is tried again; 5,000 where left out. */
  readonly retryMs?: number;
}

/** Writes down which steps are done. While storage is away none is lost: they are written after it. */
export class DoneSteps {
  readonly #options: DoneStepsOptions;
  readonly #unwritten = new Map<string, Date>();
  #timer: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(options: DoneStepsOptions) {
    this.#options = options;
  }

  add(step: string, doneAt: Date): void {
    this.#unwritten.set(step, doneAt);
    this.#write(step, doneAt);
  }

  /** Gives up on what could not be written. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  #write(step: string, doneAt: Date): void {
    const { write, log, retryMs = retryMilliseconds } = this.#options;
    write(step, doneAt).then(
      () => this.#unwritten.delete(step),
      (error: unknown) => {
        log.error({ err: error, step }, 'a step could not be recorded');
        if (this.#disposed) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#writeAll(), retryMs);
      },
    );
  }

  #writeAll(): void {
    for (const [step, doneAt] of this.#unwritten) this.#write(step, doneAt);
  }
}
