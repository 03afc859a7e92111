import type { Logger } from 'pino';
import type { AssignmentRecord } from '../storage/assignments/assignment-store.ts';

/** What of an assignment is another now, so that what was handed in may be worth something else. */
export interface AssignmentChange {
  readonly assignment: AssignmentRecord;
  /** Whom it concerns; null for everybody. */
  readonly persons: readonly string[] | null;
  /** Other checks: they must be run again. Else the outcomes that are known will do. */
  readonly checks: boolean;
  /** Other points, late rule or due times: grades are to be computed anew. */
  readonly grades: boolean;
}

type Listener = (change: AssignmentChange) => Promise<void>;

/** Tells those who grade that an assignment was changed. */
export class AssignmentChanges {
  readonly #listeners = new Set<Listener>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** @returns ends it */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once all have dealt with it. What a listener fails at is its own: the change is made. */
  async tell(change: AssignmentChange): Promise<void> {
    if (!change.checks && !change.grades) return;
    const told = await Promise.allSettled([...this.#listeners].map((listen) => listen(change)));
    for (const outcome of told) {
      if (outcome.status === 'fulfilled') continue;
      const { id } = change.assignment;
      this.#log.error({ err: outcome.reason, assignment: id }, 'a changed assignment');
    }
  }
}
