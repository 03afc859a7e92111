import type { Logger } from 'pino';
import type { Driver } from '../drivers/driver.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import type { SessionService } from './session-service.ts';

const roundMilliseconds = 5_000;
const day = 24 * 60 * 60 * 1000;

export interface SessionClockOptions {
  readonly service: SessionService;
  readonly store: SessionStore;
  readonly driver: Driver;
  readonly keepDays: number;
  readonly log: Logger;
  /** Milliseconds since 1970; the real clock where left out. */
  readonly now?: () => number;
}

/**
 * Hibernates sessions that were not used for long, removes those that nobody came back to, and
 * notices machines that ended by themselves.
 */
export class SessionClock {
  readonly #options: SessionClockOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(options: SessionClockOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.round());
    }, roundMilliseconds);
    this.#timer.unref();
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  /** One round; failures are logged, and tried again in the next. */
  async round(): Promise<void> {
    await this.#look().catch((error: unknown) =>
      this.#options.log.error({ err: error }, 'session clock'),
    );
  }

  async #look(): Promise<void> {
    const { service, store, keepDays, log } = this.#options;
    const now = this.#options.now?.() ?? Date.now();
    const attempt = (id: string, task: Promise<unknown>) =>
      task.catch((error: unknown) => log.error({ err: error, session: id }, 'session clock'));
    for (const { id, expiresAt } of await store.list(['ready'])) {
      if (expiresAt.getTime() <= now) await attempt(id, service.stops.hibernate(id));
    }
    for (const id of service.running()) await attempt(id, this.#notice(id));
    for (const { id, expiresAt } of await store.list(['hibernated'])) {
      if (expiresAt.getTime() + keepDays * day <= now) await attempt(id, service.stops.end(id));
    }
    for (const { id, expiresAt } of await store.list(['ended', 'failed'])) {
      if (expiresAt.getTime() + keepDays * day <= now) await attempt(id, store.remove(id));
    }
  }

  async #notice(id: string): Promise<void> {
    const { store, driver, service } = this.#options;
    const machine = (await store.find(id))?.machine;
    if (machine && (await driver.inspect(machine)) !== 'running') await service.stops.hibernate(id);
  }
}
