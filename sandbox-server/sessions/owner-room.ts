import { SlipwayError } from '../errors/slipway-error.ts';
import { Turns } from '../sequencing/turns.ts';
import type { SessionRecord, SessionStore } from '../storage/sessions/session-store.ts';
import { told } from '../words/told.ts';

/** Sessions of one learner that may run, start or wait in line; the one used longest ago makes room. */
export const activePerOwner = 3;
/** Machines of one learner that sleep: each keeps a disk. More than these lose it, oldest first. */
export const hibernatedPerOwner = 5;

export interface OwnerRoomOptions {
  readonly store: Pick<SessionStore, 'list'>;
  readonly hibernate: (id: string) => Promise<void>;
  /** Removes a session's machine; the files in it were kept when it went to sleep. */
  readonly end: (id: string) => Promise<void>;
}

/**
 * Bounds what one learner holds: machines that run or will, and disks. Whatever gives a session a
 * machine asks here first.
 */
export class OwnerRoom {
  readonly #options: OwnerRoomOptions;
  readonly #turns = new Turns();

  constructor(options: OwnerRoomOptions) {
    this.#options = options;
  }

  /**
   * Makes room for a session of the owner's, then does `claim`, which writes that the session is
   * starting. One after another for each owner, so that none counts on room that another takes.
   * `claim` must not wait for a machine.
   * @param id of the session where it is there already: it does not count itself
   * @throws SlipwayError `too-many-sessions` where all others are waiting for their machine
   */
  take<Result>(owner: string, id: string | null, claim: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(owner, async () => {
      await this.#makeRoom(owner, id);
      return claim();
    });
  }

  async #makeRoom(owner: string, id: string | null): Promise<void> {
    const others = async (...states: SessionRecord['state'][]) => {
      const listed = await this.#options.store.list(states);
      return listed.filter((record) => record.owner === owner && record.id !== id);
    };
    const active = await others('queued', 'starting', 'ready');
    const ready = usedLongestAgoFirst(active.filter(({ state }) => state === 'ready'));
    if (active.length - ready.length >= activePerOwner) {
      throw new SlipwayError(
        'too-many-sessions',
        told('session.tooMany', { most: activePerOwner }),
      );
    }
    const tooManyRun = Math.max(0, active.length - activePerOwner + 1);
    for (const session of ready.slice(0, tooManyRun)) await this.#options.hibernate(session.id);
    const asleep = usedLongestAgoFirst(await others('hibernated'));
    const tooManySleep = Math.max(0, asleep.length - hibernatedPerOwner);
    for (const session of asleep.slice(0, tooManySleep)) await this.#options.end(session.id);
  }
}

const usedLongestAgoFirst = (sessions: readonly SessionRecord[]) =>
  sessions.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
