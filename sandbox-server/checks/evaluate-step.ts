import type { Check } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { evaluateCheck } from './evaluate-check.ts';
import { PatternSearch } from './pattern-search.ts';
import type { CheckOutcome } from './step-outcome.ts';

export interface StepContext {
  /** Told why a check could not be evaluated. */
  readonly onError: (error: unknown, check: Check) => void;
  /** Where checks of another step share its time; one for this step where left out. */
  readonly search?: PatternSearch;
  /** Waited for between two checks: where they are many, the server does meanwhile what else there is. */
  readonly pause?: () => Promise<unknown>;
}

/** The outcomes of a step's checks, in their order; one that cannot be evaluated is `errored`. */
export async function evaluateStep(
  checks: readonly Check[],
  facts: CheckFacts,
  { onError, search = new PatternSearch(), pause }: StepContext,
): Promise<CheckOutcome[]> {
  const outcomes: Promise<CheckOutcome>[] = [];
  for (const check of checks) {
    outcomes.push(evaluateOne(check, facts, { onError, search }));
    if (pause) await pause();
  }
  return Promise.all(outcomes);
}

async function evaluateOne(
  check: Check,
  facts: CheckFacts,
  { onError, search }: Required<Omit<StepContext, 'pause'>>,
): Promise<CheckOutcome> {
  const { id, title } = check;
  try {
    const verdict = await evaluateCheck(check, facts, search);
    if (verdict.passed) return { id, title, status: 'passed' };
    const { expected, found } = verdict;
    return { id, title, status: 'failed', expected, found };
  } catch (error) {
    onError(error, check);
    const where = check.kind === 'registry' ? 'registry' : 'machine';
    return {
      id,
      title,
      status: 'errored',
      expected: phrase('check.blindWanted', { where }),
      found: phrase('check.blind'),
    };
  }
}
