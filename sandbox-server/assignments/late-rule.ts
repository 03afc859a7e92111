import { Temporal } from 'temporal-polyfill';
import type { LateRule } from '../../protocol/assignment.ts';

/** How late a submission is, and the part of the earned points that it loses. */
export interface Lateness {
  /** Days begun after the due time and its grace; 0 where in time. */
  readonly daysLate: number;
  /** From 0 to 100. */
  readonly penaltyPercent: number;
}

export interface LateQuestion {
  readonly submittedAt: Date;
  /** The one that holds for the learner; ISO 8601. Null: nothing is ever late. */
  readonly dueAt: string | null;
  readonly late: LateRule;
  /** The class's. */
  readonly timeZone: string;
}

/**
 * Counts the days that a submission is late. What comes at the very millisecond of a deadline is in time.
 * A day ends at the same time on the clock in the class's zone: it has 23 or 25 hours where the clock is
 * changed. Where that time does not exist on a day, it ends as much later as the clock was put forward.
 * Without a penalty days are counted all the same, from the due time itself.
 */
export function latenessOf({ submittedAt, dueAt, late, timeZone }: LateQuestion): Lateness {
  if (dueAt === null) return { daysLate: 0, penaltyPercent: 0 };
  const graceMinutes = late.kind === 'perDay' ? late.graceMinutes : 0;
  const inTimeUntil = Temporal.Instant.from(dueAt).add({ minutes: graceMinutes });
  const daysLate = daysBegun(
    inTimeUntil.toZonedDateTimeISO(timeZone),
    Temporal.Instant.fromEpochMilliseconds(submittedAt.getTime()),
  );
  const penaltyPercent =
    late.kind === 'perDay' ? Math.min(late.mostPercent, late.percent * daysLate) : 0;
  return { daysLate, penaltyPercent };
}

function daysBegun(deadline: Temporal.ZonedDateTime, at: Temporal.Instant): number {
  const isOver = (days: number) =>
    Temporal.Instant.compare(at, deadline.add({ days }).toInstant()) > 0;
  if (!isOver(0)) return 0;
  // A guess in days of 24 hours is off by one at most for each change of the clock.
  let days = Math.floor(deadline.toInstant().until(at).total('hours') / 24);
  while (days > 0 && !isOver(days)) days -= 1;
  while (isOver(days)) days += 1;
  return days;
}
