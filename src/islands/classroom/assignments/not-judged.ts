import type { AssignableLesson } from '../../../../protocol/assignment.ts';
import type { Check } from '../../../../protocol/check.ts';

/** Kinds that only a running machine answers. */
const ofMachine: ReadonlySet<string> = new Set(['port', 'http']);

/**
 * Ids of an assignment's own checks that grading cannot judge. They are never evaluated in a learner's
 * machine, and what a port answers cannot be kept: they need a machine that is rebuilt from the files.
 * The registry is asked while a learner works, and never for a hidden check.
 */
export function notJudged(
  lesson: Pick<AssignableLesson, 'isRebuilt'> | undefined,
  checks: readonly Check[],
): string[] {
  if (!lesson) return [];
  return checks
    .filter(({ kind }) => kind === 'registry' || (ofMachine.has(kind) && !lesson.isRebuilt))
    .map(({ id }) => id);
}
