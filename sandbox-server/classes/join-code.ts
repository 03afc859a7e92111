import { randomInt } from 'node:crypto';

/** Without 0, O, 1 and I, which look alike on a blackboard: 32 letters, five bits each. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const half = 5;
/** Of codes that earlier releases made. */
const oldHalf = 4;
const form = new RegExp(`^[${alphabet}]+$`);

/**
 * A new code, `K7QMN-3XWDP`: one of 2^50. Who guesses a thousand a second for a whole year, where a
 * thousand classes are open, tries 3.2e10 times 1,000 of 1.1e15: one in 35 such years finds a class, and
 * becomes an unknown learner in it. So wrong codes need no limit, and nobody's are in another's way.
 */
export function createJoinCode(): string {
  const letters = Array.from({ length: 2 * half }, () => alphabet[randomInt(alphabet.length)]);
  return hyphened(letters.join(''));
}

/** The code as it is kept, from what somebody typed; null where it can be none. */
export function readJoinCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '');
  const isLong = letters.length === 2 * half || letters.length === 2 * oldHalf;
  return isLong && form.test(letters) ? hyphened(letters) : null;
}

/** Whether an earlier release made it: one of 2^40, of which a flood of guesses finds some. */
export const isOldCode = (code: string): boolean => code.length === 2 * oldHalf + 1;

const hyphened = (letters: string) =>
  `${letters.slice(0, letters.length / 2)}-${letters.slice(letters.length / 2)}`;
