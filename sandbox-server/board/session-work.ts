import type { StepOutcome } from '../checks/step-outcome.ts';
import { StepWork } from './step-work.ts';

/** Between two signs of a learner no more than this counts as time in which they were active. */
const mostBetween = 60_000;

/** Whose session it is, of what. */
export interface SessionOwner {
  readonly id: string;
  readonly owner: string;
  readonly lesson: string;
  readonly createdAt: number;
}

/** What one learner does in one session, gathered from its news. All times are milliseconds. */
export class SessionWork {
  session: SessionOwner;
  readonly #steps: ReadonlyMap<string, StepWork>;
  #activeAt: number | null = null;
  #expiresAt: number | null = null;
  isThere = false;
  isRunning = false;

  /** @param steps ids, in their order */
  constructor(session: SessionOwner, steps: readonly string[]) {
    this.session = session;
    this.#steps = new Map(steps.map((id) => [id, new StepWork()]));
  }

  get activeAt(): number | null {
    return this.#activeAt;
  }

  /** Whether the learner has done anything since the session began. */
  get hasWorked(): boolean {
    return this.#activeAt !== null;
  }

  step(id: string): StepWork | undefined {
    return this.#steps.get(id);
  }

  take(outcome: StepOutcome, now: number): void {
    this.#steps.get(outcome.step)?.take(outcome, now);
  }

  /** A session ends later each time that it is used: by keys typed, files saved, checks asked for. */
  expires(at: number, now: number): void {
    const wasUsed = this.#expiresAt !== null && at > this.#expiresAt;
    this.#expiresAt = at;
    if (!wasUsed) return;
    const spent = this.#activeAt === null ? 0 : Math.min(mostBetween, now - this.#activeAt);
    this.#activeAt = now;
    this.#current()?.spend(spent);
  }

  #current(): StepWork | undefined {
    return [...this.#steps.values()].find(({ isDone }) => !isDone);
  }
}
