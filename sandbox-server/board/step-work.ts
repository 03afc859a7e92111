import type { CellState } from '../../protocol/board.ts';
import type { StepOutcome } from '../checks/step-outcome.ts';

/** A check that fails, and for how long it has failed in just this way. */
interface Failure {
  readonly how: string;
  readonly since: number;
  /** Milliseconds in which the learner was active since. */
  active: number;
}

/** What is known of one learner in one step, from the outcomes of its checks. */
export class StepWork {
  #isDone = false;
  /** What was found when the step was first looked at is how it begins, not what the learner did. */
  #began = false;
  #hasMoved = false;
  #passed = new Set<string>();
  #failures = new Map<string, Failure>();

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether something about it has changed since the session began. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  get passed(): ReadonlySet<string> {
    return this.#passed;
  }

  /** It was done before, in another session perhaps. */
  markDone(): void {
    this.#isDone = true;
    this.#failures.clear();
  }

  /**
   * @param now milliseconds, here and below
   * @returns whether something about it is other than it was
   */
  take(outcome: StepOutcome, now: number): boolean {
    const passed = outcome.checks.filter(({ status }) => status === 'passed');
    const gained = passed.some(({ id }) => !this.#passed.has(id));
    this.#passed = new Set(passed.map(({ id }) => id));
    if (outcome.doneAt !== null) {
      const isNew = this.#began && !this.#isDone;
      this.markDone();
      return isNew;
    }
    const before = this.#failures;
    this.#failures = new Map();
    let isOther = gained;
    for (const { id, status, found } of outcome.checks) {
      if (status === 'passed') continue;
      const how = JSON.stringify(found ?? null);
      const known = gained ? undefined : before.get(id);
      const isSame = known?.how === how;
      if (!isSame) isOther = true;
      this.#failures.set(id, isSame ? known : { how, since: now, active: 0 });
    }
    const moved = isOther && this.#began;
    if (moved) this.#hasMoved = true;
    this.#began = true;
    return moved;
  }

  /** The learner was active for so long, at this step. */
  spend(milliseconds: number): void {
    for (const failure of this.#failures.values()) failure.active += milliseconds;
  }

  /** Since when the same check has failed the same way, where that is `after` of activity or more. */
  stuckSince(after: number): number | null {
    const long = [...this.#failures.values()].filter(({ active }) => active >= after);
    return long.length === 0 ? null : Math.min(...long.map(({ since }) => since));
  }

  state(isCurrent: boolean, hasWorked: boolean, stuckAfter: number): CellState {
    if (this.#isDone) return 'done';
    if (isCurrent && this.stuckSince(stuckAfter) !== null) return 'stuck';
    return this.#hasMoved || this.#passed.size > 0 || (isCurrent && hasWorked)
      ? 'trying'
      : 'untouched';
  }
}
