import type { Check } from '../../protocol/check.ts';
import { stepsAndExercise } from '../course/steps-and-exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { phrase } from '../words/phrase.ts';
import { told } from '../words/told.ts';
import type { CheckFacts } from './check-facts.ts';
import type { CheckRunnerOptions } from './check-runner-options.ts';
import { evaluateStep } from './evaluate-step.ts';
import { HintWatch } from './hint-watch.ts';
import type { StepOutcome } from './step-outcome.ts';

/** A step with its checks and what last came of them. */
export interface BoardStep {
  readonly id: string;
  readonly checks: readonly Check[];
  readonly result: StepOutcome;
  /** Whether a hint of it may open, or no longer apply, though nothing happens in the machine. */
  readonly hintsWait: boolean;
}

/** What the board keeps of a step beside what others may know. */
interface KeptStep extends Omit<BoardStep, 'hintsWait' | 'result'> {
  result: StepOutcome;
  /** The step that must be done before hints are looked for. */
  readonly before: string | undefined;
  readonly hints: HintWatch | undefined;
  hintsLooked: boolean;
  tries: number;
}

/** Holds the results of all steps, and of the exercise under the id `exercise`. */
export class StepBoard {
  readonly #options: CheckRunnerOptions;
  readonly #steps: Map<string, KeptStep>;
  /** Failures that are in the log: all checks of a round stumble over the same one. */
  readonly #logged = new WeakSet<WeakKey>();
  #muted = false;

  constructor(options: CheckRunnerOptions) {
    this.#options = options;
    this.#steps = new Map();
    let before: string | undefined;
    for (const step of stepsAndExercise(options.exercise)) {
      const { id, checks } = step;
      this.#steps.set(id, {
        id,
        checks,
        result: this.#firstResult(id, checks),
        before: id === 'exercise' ? undefined : before,
        hints: step.hints.length > 0 ? new HintWatch(step.hints) : undefined,
        hintsLooked: false,
        tries: 0,
      });
      if (checks.length > 0) before = id;
    }
  }

  /** Steps with checks that are not done. */
  openSteps(): BoardStep[] {
    return [...this.#steps.values()]
      .filter(({ checks, result }) => checks.length > 0 && result.doneAt === null)
      .map((step) => ({ ...step, hintsWait: this.#hintsWait(step) }));
  }

  report(): readonly StepOutcome[] {
    return [...this.#steps.values()].map((step) => step.result);
  }

  /** Throws `unknown-step`. */
  assertKnown(id: string): void {
    if (this.#steps.has(id)) return;
    throw new SlipwayError(
      'unknown-step',
      told('step.unknown', { known: [...this.#steps.keys()] }),
      {
        found: id.slice(0, 64),
      },
    );
  }

  /** Evaluates a step and tells of the result where it is another than before. */
  async evaluate(
    id: string,
    facts: CheckFacts,
    { isAsked = false }: { readonly isAsked?: boolean } = {},
  ): Promise<StepOutcome> {
    this.assertKnown(id);
    const step = this.#steps.get(id) as KeptStep;
    const onError = (error: unknown, check: Check) => this.#logOnce(error, check);
    const checks = await evaluateStep(step.checks, facts, { onError });
    const allPassed = checks.length > 0 && checks.every((check) => check.status === 'passed');
    const doneAt = step.result.doneAt ?? (allPassed ? new Date().toISOString() : null);
    if (isAsked && doneAt === null) step.tries += 1;
    const hints = doneAt === null ? await this.#openHints(step, facts, onError) : [];
    const result: StepOutcome = { step: id, doneAt, checks, ...(hints.length > 0 && { hints }) };
    const hasChanged = JSON.stringify(result) !== JSON.stringify(step.result);
    step.result = result;
    if (hasChanged && !this.#muted) this.#options.onStep(result);
    return result;
  }

  /** Tells of no more results. */
  mute(): void {
    this.#muted = true;
  }

  async #openHints(
    step: KeptStep,
    facts: CheckFacts,
    onError: (error: unknown, check: Check) => void,
  ): Promise<string[]> {
    if (!step.hints || !this.#mayHint(step)) return [];
    step.hintsLooked = true;
    return [...(await step.hints.look({ facts, tries: step.tries, onError }))];
  }

  /** Before a step is its turn, what it warns of may be just what an earlier one is about. */
  #mayHint({ before }: KeptStep): boolean {
    return before === undefined || this.#steps.get(before)?.result.doneAt !== null;
  }

  #hintsWait(step: KeptStep): boolean {
    const { hints, hintsLooked } = step;
    if (!hints || !this.#mayHint(step)) return false;
    return !hintsLooked || hints.isWaiting;
  }

  #logOnce(error: unknown, { id }: Check): void {
    if (this.#muted) return;
    if (error instanceof Error) {
      if (this.#logged.has(error)) return;
      this.#logged.add(error);
    }
    this.#options.log.warn({ err: error, check: id }, 'a check could not be evaluated');
  }

  #firstResult(id: string, checks: readonly Check[]): StepOutcome {
    const doneAt = this.#options.doneSteps.get(id) ?? null;
    return {
      step: id,
      doneAt,
      checks: checks.map(({ id: check, title }) =>
        doneAt !== null
          ? { id: check, title, status: 'passed' as const }
          : {
              id: check,
              title,
              status: 'failed' as const,
              expected: phrase('check.title', { title }),
              found: phrase('check.notLooked'),
            },
      ),
    };
  }
}
