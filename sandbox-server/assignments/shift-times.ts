import { Temporal } from 'temporal-polyfill';
import type { AssignmentTimes } from '../../protocol/assignment.ts';

/** Moves times by days on the clock of a zone: 23:59 stays 23:59 where the clock is changed between. */
export function shiftTimes(
  times: AssignmentTimes,
  days: number,
  timeZone: string,
): AssignmentTimes {
  const shift = (time: string | null) =>
    time === null
      ? null
      : Temporal.Instant.from(time)
          .toZonedDateTimeISO(timeZone)
          .add({ days })
          .toInstant()
          .toString({ fractionalSecondDigits: 3 });
  return {
    opensAt: shift(times.opensAt),
    dueAt: shift(times.dueAt),
    closesAt: shift(times.closesAt),
  };
}
