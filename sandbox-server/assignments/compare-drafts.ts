import { isDeepStrictEqual } from 'node:util';
import type { AssignmentDraft } from '../../protocol/assignment.ts';

/** What differs between two drafts of an assignment. */
export interface DraftDifference {
  /** Keys of the draft. */
  readonly keys: readonly (keyof AssignmentDraft)[];
  /** Checks that are run are others, or another. */
  readonly checks: boolean;
  /** What was handed in may be worth something else, or learners may see more or less of it. */
  readonly grades: boolean;
}

/** Compares what an instructor had decided with what is decided now. */
export function compareDrafts(before: AssignmentDraft, now: AssignmentDraft): DraftDifference {
  const keys = (Object.keys(now) as (keyof AssignmentDraft)[]).filter(
    (key) => !isDeepStrictEqual(before[key], now[key]),
  );
  const checks = keys.includes('hiddenChecks') || keys.includes('lesson');
  const isDueOtherwise = before.times.dueAt !== now.times.dueAt;
  const counted = ['points', 'late', 'hidden'] as const;
  const grades = checks || isDueOtherwise || counted.some((key) => keys.includes(key));
  return { keys, checks, grades };
}
