import type { StepResult } from '../../protocol/check.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Language } from '../../protocol/language.ts';
import type { CheckFacts } from './check-facts.ts';

/** The part of a pino logger that checks need. */
export interface CheckLog {
  warn(detail: object, message: string): void;
}

/** What a runner of one session's checks needs. */
export interface CheckRunnerOptions {
  readonly exercise: Exercise;
  /** Language of the checks' titles. */
  readonly language: Language;
  readonly facts: CheckFacts;
  /** Steps done before, with the time (ISO 8601). */
  readonly doneSteps: ReadonlyMap<string, string>;
  /** Called when the result of a step has changed. */
  readonly onStep: (result: StepResult) => void;
  readonly log: CheckLog;
}
