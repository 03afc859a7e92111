import type { AssignmentCheck } from '../assignments/points.ts';
import type { Exercise } from '../../protocol/exercise.ts';

/** What decides a check: the files as submitted, a machine rebuilt from them, or the frozen evidence. */
export type Judge = 'files' | 'machine' | 'frozen';

export interface PlannedCheck extends AssignmentCheck {
  readonly judge: Judge;
}

/** Kinds of an assignment's own checks that a rebuilt machine decides, where there is one. */
const ofMachine: ReadonlySet<string> = new Set(['http', 'port', 'image']);
const ofFiles: ReadonlySet<string> = new Set(['file', 'dockerfile']);

/**
 * Says for each check what decides it. Where a lesson says how it is rebuilt, it also says which of its
 * checks that decides; what the learner did beside the files is judged as it was.
 */
export function planGrading(
  checks: readonly AssignmentCheck[],
  { checks: ofLesson, grading }: Exercise['exercise'],
): PlannedCheck[] {
  const own = new Set(ofLesson.map(({ id }) => id));
  const judgeOf = ({ check: { id, kind } }: AssignmentCheck): Judge => {
    if (ofFiles.has(kind)) return 'files';
    if (!grading) return 'frozen';
    return (own.has(id) ? grading.checks.includes(id) : ofMachine.has(kind)) ? 'machine' : 'frozen';
  };
  return checks.map((check) => ({ ...check, judge: judgeOf(check) }));
}
