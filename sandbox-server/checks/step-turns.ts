import PQueue from 'p-queue';
import type { CheckFacts } from './check-facts.ts';
import { rememberFacts } from './remember-facts.ts';
import type { StepBoard } from './step-board.ts';
import type { StepOutcome } from './step-outcome.ts';

/**
 * Has each step evaluated by itself, one evaluation at a time: a page that hangs holds up its own
 * step and no other.
 */
export class StepTurns {
  readonly #board: StepBoard;
  readonly #facts: CheckFacts;
  readonly #queues = new Map<string, PQueue>();
  #stopped = false;

  constructor(board: StepBoard, facts: CheckFacts) {
    this.#board = board;
    this.#facts = facts;
  }

  /** Evaluates a step after the one under way; resolves at once where another waits already. */
  async evaluateSoon(step: string, facts: CheckFacts): Promise<void> {
    const queue = this.#queue(step);
    if (queue.size > 0) return;
    const mustWait = queue.pending > 0;
    await queue.add(async () => {
      if (this.#stopped) return;
      // What was remembered before the wait may no longer be so.
      await this.#board.evaluate(step, mustWait ? rememberFacts(this.#facts) : facts);
    });
  }

  /** Evaluates a step because the learner asks for it, after the evaluation under way. */
  evaluateNow(step: string): Promise<StepOutcome> {
    const evaluate = () =>
      this.#board.evaluate(step, rememberFacts(this.#facts), { isAsked: true });
    return this.#queue(step).add(evaluate);
  }

  /** Starts no evaluation of {@link evaluateSoon} any more. */
  stop(): void {
    this.#stopped = true;
  }

  #queue(step: string): PQueue {
    const queue = this.#queues.get(step) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(step, queue);
    return queue;
  }
}
