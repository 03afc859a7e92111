import type { LearnersCheck } from '../../protocol/results.ts';
import type { ReadDone, ReadOutcome } from '../storage/outcomes/outcome-store.ts';
import { attemptsOf, countFailures } from './lesson-results.ts';
import { minutesWorked, tenths } from './time-worked.ts';

/** As {@link LearnersCheck}, without words: what was found by its digest. */
export interface CheckSummary extends Omit<
  LearnersCheck,
  'title' | 'stepTitle' | 'commonestFailure'
> {
  readonly commonestFailure: string | null;
}

/** How one learner fared in each check of a lesson. A check of a step that is done was passed by then. */
export function summarizeChecks(
  checks: readonly { readonly step: string; readonly check: string }[],
  outcomes: readonly ReadOutcome[],
  done: readonly ReadDone[],
): CheckSummary[] {
  const key = (step: string, check: string) => `${step}/${check}`;
  const minutes = minutesWorked(
    outcomes.map(({ step, check, at }) => ({ part: key(step, check), at })),
  );
  const doneAt = new Map(done.map(({ step, at }) => [step, at]));
  return checks.map(({ step, check }) => {
    const own = outcomes.filter((outcome) => outcome.step === step && outcome.check === check);
    const passedAt = own.find(({ passed }) => passed)?.at ?? doneAt.get(step);
    const before = own.filter(({ passed, at }) => !passed && at <= (passedAt ?? Infinity));
    return {
      step,
      check,
      attempts: attemptsOf(own.length, passedAt),
      failures: before.length,
      minutes: tenths(minutes.get(key(step, check)) ?? 0),
      firstSuccessAt: passedAt === undefined ? null : new Date(passedAt).toISOString(),
      commonestFailure: countFailures(own)[0]?.digest ?? null,
    };
  });
}
