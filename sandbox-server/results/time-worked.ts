/** Milliseconds: who does nothing that shows for longer is taking a break. */
const longestPause = 5 * 60_000;

/** Something that a learner's work brought about, at a time in milliseconds, in one part of a lesson. */
export interface WorkSign {
  readonly part: string;
  readonly at: number;
}

/**
 * Minutes of work by part, from the signs of one learner in the order of time. What lies between two
 * signs counts for the part of the later one, a pause of more than five minutes not at all; before
 * the first sign one minute is taken for granted.
 */
export function minutesWorked(signs: readonly WorkSign[]): Map<string, number> {
  const spent = new Map<string, number>();
  let before: number | null = null;
  for (const { part, at } of signs) {
    const gap: number = before === null ? 60_000 : at - before;
    before = at;
    if (gap <= longestPause) spent.set(part, (spent.get(part) ?? 0) + gap / 60_000);
    else spent.set(part, spent.get(part) ?? 0);
  }
  return spent;
}

/** The middle one, or between the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** To the tenth of a minute: more would feign what nobody measured. */
export const tenths = (minutes: number): number => Math.round(minutes * 10) / 10;
