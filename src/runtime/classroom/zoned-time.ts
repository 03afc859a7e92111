import { Temporal } from 'temporal-polyfill';

/**
 * A time as a `datetime-local` control has it, in a zone: `2026-11-24T23:59`; empty for none.
 * @param at ISO 8601
 */
export function toLocalInput(at: string | null, zone: string): string {
  if (at === null) return '';
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}

/**
 * What stands in a `datetime-local` control, as a time; null where nothing or half of it does. Of a time
 * that there is twice the first is taken; one that there is not is as much later as the clock went forward.
 */
export function fromLocalInput(text: string, zone: string): string | null {
  if (text === '') return null;
  try {
    const local = Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
    return new Date(local.epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

/** Whether a clock in the zone shows another time than the reader's own, at that moment. */
export function isElsewhere(at: string, zone: string): boolean {
  const clock = (timeZone?: string) =>
    new Intl.DateTimeFormat('en', {
      ...{ dateStyle: 'short', timeStyle: 'short' },
      ...(timeZone !== undefined && { timeZone }),
    }).format(new Date(at));
  return clock(zone) !== clock();
}
