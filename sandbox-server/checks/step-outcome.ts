import type { Check, CheckResult, StepResult } from '../../protocol/check.ts';
import type { Language } from '../../protocol/language.ts';
import { say, type Wording } from '../words/phrase.ts';

/** A check, evaluated, before it is put into the language of whoever reads it. */
export interface CheckOutcome extends Pick<CheckResult, 'id' | 'status'> {
  readonly title: Check['title'];
  readonly expected?: Wording;
  readonly found?: Wording;
}

/** As {@link StepResult}, in no language yet. */
export interface StepOutcome extends Omit<StepResult, 'checks'> {
  readonly checks: readonly CheckOutcome[];
}

/** A step's outcome as its reader gets it. */
export function renderStep(outcome: StepOutcome, language: Language): StepResult {
  return { ...outcome, checks: outcome.checks.map((check) => renderCheck(check, language)) };
}

function renderCheck(check: CheckOutcome, language: Language): CheckResult {
  const { id, status, title, expected, found } = check;
  return {
    id,
    title: title[language] ?? title.en,
    status,
    ...(expected !== undefined && { expected: say(expected, language) }),
    ...(found !== undefined && { found: say(found, language) }),
  };
}
