import type { Check, CheckReport, StepResult } from '../../protocol/check.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { CheckFacts } from './check-facts.ts';
import type { CheckRunnerOptions } from './check-runner-options.ts';
import { evaluateStep, titleOf } from './evaluate-step.ts';

/** A step with its checks and what last came of them. */
export interface BoardStep {
  readonly id: string;
  readonly checks: readonly Check[];
  readonly result: StepResult;
}

/** Holds the results of all steps, and of the exercise under the id `exercise`. */
export class StepBoard {
  readonly #options: CheckRunnerOptions;
  readonly #steps: Map<string, BoardStep>;
  /** Failures that are in the log: all checks of a round stumble over the same one. */
  readonly #logged = new WeakSet<WeakKey>();
  #muted = false;

  constructor(options: CheckRunnerOptions) {
    this.#options = options;
    const { steps, exercise } = options.exercise;
    const all = [...steps, { id: 'exercise', checks: exercise.checks }];
    this.#steps = new Map(
      all.map(({ id, checks }) => [id, { id, checks, result: this.#firstResult(id, checks) }]),
    );
  }

  /** Steps with checks that are not done. */
  openSteps(): BoardStep[] {
    return [...this.#steps.values()].filter(
      ({ checks, result }) => checks.length > 0 && result.doneAt === null,
    );
  }

  report(): CheckReport {
    return { steps: [...this.#steps.values()].map((step) => step.result) };
  }

  /** Throws `unknown-step`. */
  assertKnown(id: string): void {
    if (this.#steps.has(id)) return;
    throw new SlipwayError('unknown-step', 'The lesson has no such step.', {
      expected: `one of: ${[...this.#steps.keys()].join(', ')}`,
      found: id.slice(0, 64),
      remedy: 'Reload the page: the lesson may have changed.',
    });
  }

  /** Evaluates a step and tells of the result where it is another than before. */
  async evaluate(id: string, facts: CheckFacts): Promise<StepResult> {
    this.assertKnown(id);
    const step = this.#steps.get(id) as BoardStep;
    const { language } = this.#options;
    const onError = (error: unknown, check: Check) => this.#logOnce(error, check);
    const checks = await evaluateStep(step.checks, facts, { language, onError });
    const allPassed = checks.length > 0 && checks.every((check) => check.status === 'passed');
    const doneAt = step.result.doneAt ?? (allPassed ? new Date().toISOString() : null);
    const result: StepResult = { step: id, doneAt, checks };
    const hasChanged = JSON.stringify(result) !== JSON.stringify(step.result);
    this.#steps.set(id, { ...step, result });
    if (hasChanged && !this.#muted) this.#options.onStep(result);
    return result;
  }

  /** Tells of no more results. */
  mute(): void {
    this.#muted = true;
  }

  #logOnce(error: unknown, { id }: Check): void {
    if (this.#muted) return;
    if (error instanceof Error) {
      if (this.#logged.has(error)) return;
      this.#logged.add(error);
    }
    this.#options.log.warn({ err: error, check: id }, 'a check could not be evaluated');
  }

  #firstResult(id: string, checks: readonly Check[]): StepResult {
    const doneAt = this.#options.doneSteps.get(id) ?? null;
    return {
      step: id,
      doneAt,
      checks: checks.map((check) => {
        const declared = { id: check.id, title: titleOf(check, this.#options.language) };
        if (doneAt !== null) return { ...declared, status: 'passed' as const };
        return {
          ...declared,
          status: 'failed' as const,
          expected: declared.title,
          found: 'not looked at yet',
        };
      }),
    };
  }
}
