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
  #usedAt: number | null = null;
  #movedAt: number | null = null;
  #expiresAt: number | null = null;
  isThere = false;
  isRunning = false;

  /** @param steps ids, in their order */
  constructor(session: SessionOwner, steps: readonly string[]) {
    this.session = session;
    this.#steps = new Map(steps.map((id) => [id, new StepWork()]));
  }

  /** When the session was used last, or a check came out otherwise: use is told twice a minute. */
  get activeAt(): number | null {
    if (this.#usedAt === null || this.#movedAt === null) return this.#usedAt ?? this.#movedAt;
    return Math.max(this.#usedAt, this.#movedAt);
  }

  /** Whether the learner has done anything since the session began. */
  get hasWorked(): boolean {
    return this.activeAt !== null;
  }

  step(id: string): StepWork | undefined {
    return this.#steps.get(id);
  }

  take(outcome: StepOutcome, now: number): void {
    if (this.#steps.get(outcome.step)?.take(outcome, now)) this.#movedAt = now;
  }

  /** A session ends later each time that it is used: by keys typed, files saved, checks asked for. */
  expires(at: number, now: number): void {
    const wasUsed = this.#expiresAt !== null && at > this.#expiresAt;
    this.#expiresAt = at;
    if (!wasUsed) return;
    const spent = this.#usedAt === null ? 0 : Math.min(mostBetween, now - this.#usedAt);
    this.#usedAt = now;
    this.step(this.current() ?? '')?.spend(spent);
  }

  /**
   * Id of the step that the learner is at: the first that is not done, or one further on that they
   * have begun where they left that one untouched; null where all are done.
   */
  current(isDone = (id: string) => this.step(id)?.isDone === true): string | null {
    const open = [...this.#steps].filter(([id]) => !isDone(id));
    const [first] = open;
    if (!first) return null;
    const begun = open.find(([, step]) => step.hasMoved && step.passed.size > 0);
    const isSkipped = !first[1].hasMoved && first[1].passed.size === 0;
    return (isSkipped && begun ? begun : first)[0];
  }
}
