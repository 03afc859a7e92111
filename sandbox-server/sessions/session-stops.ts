import type { Logger } from 'pino';
import type { Driver } from '../drivers/driver.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import type { SessionBook } from './session-book.ts';
import type { SessionRunner } from './session-runner.ts';

export interface SessionStopsOptions {
  readonly store: SessionStore;
  readonly driver: Driver;
  readonly book: SessionBook;
  readonly runner: SessionRunner;
  readonly log: Logger;
}

/** Takes machines from sessions, whoever owns them: for the clock, for room, for the server's end. */
export class SessionStops {
  readonly #options: SessionStopsOptions;

  constructor(options: SessionStopsOptions) {
    this.#options = options;
  }

  /** Ends a session: its machine is removed, what the learner left is kept. */
  async end(id: string): Promise<void> {
    const { book, driver, runner } = this.#options;
    runner.leaveLine(id);
    await runner.turns.take(id, async () => {
      await runner.keepWork(id);
      const { machine } = await book.record(id);
      const slot = await runner.close(id);
      if (machine) await driver.destroy(machine);
      runner.release(slot);
      await book.change(id, { state: 'ended', machine: null });
    });
  }

  /** Ends every session of a lesson; one that cannot be ended keeps back no other. */
  async endLesson(lesson: string): Promise<void> {
    const { store, log } = this.#options;
    const open = await store.list(['queued', 'starting', 'ready', 'hibernated']);
    const its = open.filter((record) => record.lesson === lesson);
    const ended = await Promise.allSettled(its.map(({ id }) => this.end(id)));
    for (const [at, outcome] of ended.entries()) {
      if (outcome.status === 'fulfilled') continue;
      log.error({ err: outcome.reason, session: its[at]?.id }, 'a session could not be ended');
    }
  }

  /** Stops the machine and keeps its disk, and what the learner left beside it. */
  async hibernate(id: string): Promise<void> {
    const { book, driver, runner } = this.#options;
    await runner.turns.take(id, async () => {
      const { machine, state } = await book.record(id);
      if (state !== 'ready' || !machine) return;
      await runner.keepWork(id);
      const slot = await runner.close(id);
      await driver.hibernate(machine);
      runner.release(slot);
      await book.change(id, { state: 'hibernated' });
    });
  }

  /** For the end of the server: every machine is stopped, every disk kept. */
  async hibernateAll(): Promise<void> {
    const { runner } = this.#options;
    runner.leaveLineAll();
    await runner.turns.settled();
    await Promise.allSettled(runner.ids().map((id) => this.hibernate(id)));
  }
}
