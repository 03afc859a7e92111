import type { Logger } from 'pino';
import type { Driver } from '../drivers/driver.ts';
import type { ClassroomRegistry } from './classroom-registry.ts';

const roundMilliseconds = 10 * 60_000;

/** Removes from the classroom registry what came from machines that are gone. */
export class RegistryClock {
  readonly #options: {
    readonly registry: ClassroomRegistry;
    readonly driver: Driver;
    readonly log: Logger;
  };
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(options: { registry: ClassroomRegistry; driver: Driver; log: Logger }) {
    this.#options = options;
  }

  /** The first round is at once. */
  start(): void {
    this.#round = this.#sweep();
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.#sweep());
    }, roundMilliseconds);
    this.#timer.unref();
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #sweep(): Promise<void> {
    const { registry, driver, log } = this.#options;
    try {
      const machines = await driver.list();
      await registry.sweep(machines.map(({ id }) => id));
    } catch (error) {
      log.error({ err: error }, 'the classroom registry could not be cleared');
    }
  }
}
