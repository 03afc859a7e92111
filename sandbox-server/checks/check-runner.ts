import type { CheckFacts } from './check-facts.ts';
import type { CheckRunnerOptions } from './check-runner-options.ts';
import { isWorthRetrying } from './is-worth-retrying.ts';
import { rememberFacts } from './remember-facts.ts';
import { type BoardStep, StepBoard } from './step-board.ts';
import type { StepOutcome } from './step-outcome.ts';
import { StepTurns } from './step-turns.ts';

/** Evaluates the checks of one session. */
export interface CheckRunner {
  /** Something has changed in the machine: evaluates the steps that are not done, soon and once. */
  poke(): void;
  /**
   * Evaluates a step now, done or not; what is done stays done. Rejects with `unknown-step`. A step
   * without checks is never done: it is there to be read.
   */
  evaluate(step: string): Promise<StepOutcome>;
  /** Last outcomes; a check that has not been evaluated yet stands as failed. */
  report(): readonly StepOutcome[];
  /** Ends evaluation; `onStep` is not called again. */
  dispose(): void;
}

/** Events come in bursts: a container that starts makes four. */
const debounceMs = 150;
/** A server in a container takes a while to listen, and no event tells when it does. */
const retryMs = 1000;
const briskRetries = 30;
const slowRetryMs = 5000;

/** A runner that evaluates all steps once at the start, and then when it is poked. */
export function createCheckRunner(options: CheckRunnerOptions): CheckRunner {
  const board = new StepBoard(options);
  const turns = new StepTurns(board, options.facts);
  let disposed = false;
  let due: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  let retries = 0;

  function startRound(steps: readonly BoardStep[]): void {
    const facts = rememberFacts(options.facts);
    Promise.all(steps.map((step) => turns.evaluateSoon(step.id, facts)))
      .then(() => retryLater(facts))
      .catch((error: unknown) => options.log.warn({ err: error }, 'a round of checks failed'));
  }

  async function retryLater(facts: CheckFacts): Promise<void> {
    const steps: BoardStep[] = [];
    for (const step of board.openSteps()) {
      if (await isWorthRetrying(step, facts)) steps.push(step);
    }
    if (disposed || due || steps.length === 0) return;
    const delay = retries < briskRetries ? retryMs : slowRetryMs;
    retries += 1;
    clearTimeout(retry);
    retry = setTimeout(() => startRound(steps), delay);
  }

  function poke(): void {
    if (disposed || due) return;
    clearTimeout(retry);
    retries = 0;
    due = setTimeout(() => {
      due = undefined;
      startRound(board.openSteps());
    }, debounceMs);
  }

  poke();
  return {
    poke,
    async evaluate(step) {
      board.assertKnown(step);
      const outcome = await turns.evaluateNow(step);
      poke(); // A hint that waited for this question may be about to open.
      return outcome;
    },
    report: () => board.report(),
    dispose() {
      disposed = true;
      board.mute();
      turns.stop();
      clearTimeout(due);
      clearTimeout(retry);
    },
  };
}
