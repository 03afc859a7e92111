import type { Check, CheckResult } from '../../protocol/check.ts';
import type { Language } from '../../protocol/language.ts';
import type { CheckFacts } from './check-facts.ts';
import { evaluateCheck } from './evaluate-check.ts';

export interface StepContext {
  /** Language of the checks' titles. */
  readonly language: Language;
  /** Told why a check could not be evaluated. */
  readonly onError: (error: unknown, check: Check) => void;
}

/** The results of a step's checks, in their order; one that cannot be evaluated is `errored`. */
export function evaluateStep(
  checks: readonly Check[],
  facts: CheckFacts,
  { language, onError }: StepContext,
): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async (check): Promise<CheckResult> => {
      const declared = { id: check.id, title: titleOf(check, language) };
      try {
        const verdict = await evaluateCheck(check, facts);
        if (verdict.passed) return { ...declared, status: 'passed' };
        const { expected, found } = verdict;
        return { ...declared, status: 'failed', expected, found };
      } catch (error) {
        onError(error, check);
        return {
          ...declared,
          status: 'errored',
          expected: 'a machine that can be looked at',
          found: 'no answer from it. This is not your fault; the check is tried again',
        };
      }
    }),
  );
}

/** A check's title in a language; in English where there is none. */
export function titleOf({ title }: Check, language: Language): string {
  return title[language] ?? title.en;
}
