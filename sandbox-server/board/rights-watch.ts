import type { Changes } from './announce-changes.ts';

/** Where another server on the same database changed a right nobody here is told: it is looked at anew. */
const everyMilliseconds = 30_000;

export interface RightsWatchOptions {
  readonly classes: Changes;
  readonly people: Changes;
  /** Ends what nobody has the right to any more. */
  readonly recheck: () => Promise<void>;
  /** A class is another than before. */
  readonly classChanged: (id: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Has rights looked at anew when they may have changed, one look after another. */
export class RightsWatch {
  readonly #options: RightsWatchOptions;
  readonly #release: (() => void)[];
  readonly #timer: NodeJS.Timeout;
  readonly #changed = new Set<string>();
  #isWanted = false;
  #looking: Promise<void> | undefined;

  constructor(options: RightsWatchOptions) {
    this.#options = options;
    this.#release = [
      options.classes.onChange((id) => this.#look(id)),
      options.people.onChange(() => this.#look(null)),
    ];
    this.#timer = setInterval(() => this.#look(null), everyMilliseconds).unref();
  }

  async dispose(): Promise<void> {
    for (const release of this.#release) release();
    clearInterval(this.#timer);
    await this.#looking;
  }

  #look(id: string | null): void {
    if (id !== null) this.#changed.add(id);
    this.#isWanted = true;
    this.#looking ??= this.#lookOn().finally(() => (this.#looking = undefined));
  }

  async #lookOn(): Promise<void> {
    const { recheck, classChanged, onError } = this.#options;
    while (this.#isWanted) {
      this.#isWanted = false;
      const changed = [...this.#changed];
      this.#changed.clear();
      await recheck().catch(onError);
      for (const id of changed) await classChanged(id).catch(onError);
    }
  }
}
