import type { AssignmentTimes, LateRule, LearnersAssignment } from '../../protocol/assignment.ts';
import { latenessOf } from './late-rule.ts';

export interface StateQuestion {
  /** Those that hold for the learner. */
  readonly times: AssignmentTimes;
  readonly late: LateRule;
  readonly timeZone: string;
  readonly now: Date;
}

/** Where an assignment stands for a learner. Until the grace is over it is open, not late. */
export function stateForLearner(question: StateQuestion): LearnersAssignment['state'] {
  const { times, late, timeZone, now } = question;
  if (times.opensAt !== null && now.getTime() < Date.parse(times.opensAt)) return 'notOpen';
  if (times.closesAt !== null && now.getTime() > Date.parse(times.closesAt)) return 'closed';
  const { daysLate } = latenessOf({ submittedAt: now, dueAt: times.dueAt, late, timeZone });
  return daysLate > 0 ? 'late' : 'open';
}

/** How often a learner may hand in, with what an extension adds; null: as often as they like. */
export function attemptsAllowed(
  attempts: number | null,
  extension: { readonly moreAttempts: number } | null,
): number | null {
  return attempts === null ? null : attempts + (extension?.moreAttempts ?? 0);
}
