import { setImmediate } from 'node:timers/promises';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Check } from '../../protocol/check.ts';
import { evaluateStep } from '../checks/evaluate-step.ts';
import type { PatternSearch } from '../checks/pattern-search.ts';
import type { CheckOutcome } from '../checks/step-outcome.ts';
import { frozenFacts } from './frozen-facts.ts';
import type { FrozenEvidence, KeptOutcome } from '../storage/submissions/submission-store.ts';

/** Kinds that need what cannot be frozen: only what was seen then is known of them. */
const onlySeen: ReadonlySet<string> = new Set(['http', 'port', 'registry']);

/**
 * Evaluates checks on submitted files and on what was frozen of the machine; no machine is asked. One on
 * a port or the registry that was not evaluated then comes out as `errored`.
 * @param search one for all checks of the submission
 */
export async function judgeFrozen(
  checks: readonly Check[],
  evidence: Pick<FrozenEvidence, 'facts' | 'seen'>,
  files: readonly WorkspaceFile[],
  search: PatternSearch,
): Promise<KeptOutcome[]> {
  const outcomes = await evaluateStep(checks, frozenFacts(evidence.facts, files), {
    onError: () => undefined, // Said in the outcome.
    search,
    pause: setImmediate,
  });
  return checks.map((check, at) => {
    const seen = evidence.seen.find(({ id }) => id === check.id);
    if (onlySeen.has(check.kind) && seen) return { ...seen, title: check.title };
    return outcomes[at] as CheckOutcome;
  });
}
