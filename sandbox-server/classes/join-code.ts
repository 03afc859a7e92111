import { randomInt } from 'node:crypto';

/** Without 0, O, 1 and I, which look alike on a blackboard. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const form = new RegExp(`^[${alphabet}]{8}$`);

/** A new code, `K7QM-3XWD`: one of 2^40, so that guessing finds none among a thousand classes. */
export function createJoinCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The code as it is kept, from what somebody typed; null where it can be none. */
export function readJoinCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '');
  return form.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
