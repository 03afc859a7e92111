import type { Check } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { evaluateCheck } from './evaluate-check.ts';
import type { CheckOutcome } from './step-outcome.ts';

export interface StepContext {
  /** Told why a check could not be evaluated. */
  readonly onError: (error: unknown, check: Check) => void;
}

/** The outcomes of a step's checks, in their order; one that cannot be evaluated is `errored`. */
export function evaluateStep(
  checks: readonly Check[],
  facts: CheckFacts,
  { onError }: StepContext,
): Promise<CheckOutcome[]> {
  return Promise.all(
    checks.map(async (check): Promise<CheckOutcome> => {
      const { id, title } = check;
      try {
        const verdict = await evaluateCheck(check, facts);
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
    }),
  );
}
