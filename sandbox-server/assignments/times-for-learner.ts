import type { AssignmentTimes } from '../../protocol/assignment.ts';

/** The part of an extension that concerns times; null: no due time, never closes. */
export interface ExtendedTimes {
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
}

/**
 * The times that hold for a learner. An extension only ever gives more: of the assignment's time and the
 * extension's the later holds, so that a class whose due time is moved does not overtake it.
 */
export function timesForLearner(
  times: AssignmentTimes,
  extension: ExtendedTimes | null,
): AssignmentTimes {
  if (!extension) return times;
  return {
    opensAt: times.opensAt,
    dueAt: laterOf(times.dueAt, extension.dueAt),
    closesAt: laterOf(times.closesAt, extension.closesAt),
  };
}

/** Null is never, which is later than any time. */
function laterOf(time: string | null, other: Date | null): string | null {
  if (time === null || other === null) return null;
  return Date.parse(time) >= other.getTime() ? time : other.toISOString();
}
