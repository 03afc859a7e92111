import type { Exercise } from '../../protocol/exercise.ts';
import type { CheckFacts } from './check-facts.ts';
import type { StepOutcome } from './step-outcome.ts';

/** The part of a pino logger that checks need. */
export interface CheckLog {
  warn(detail: object, message: string): void;
}

/** What a runner of one session's checks needs. */
export interface CheckRunnerOptions {
  readonly exercise: Exercise;
  readonly facts: CheckFacts;
  /** Steps done before, with the time (ISO 8601). */
  readonly doneSteps: ReadonlyMap<string, string>;
  /** Called when the outcome of a step has changed. */
  readonly onStep: (outcome: StepOutcome) => void;
  readonly log: CheckLog;
}
