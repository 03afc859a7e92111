import { phrase, type Wording } from '../words/phrase.ts';

/** What an evaluator says; its wordings can follow "expected:" and "found:" in any language. */
export type Verdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly expected: Wording; readonly found: Wording };

export const passed: Verdict = { passed: true };

/** A failed verdict: what would be right, and what is there instead. */
export function failed(expected: Wording, found: Wording): Verdict {
  return { passed: false, expected, found };
}

/** Text of the learner's own, as it was found: in quotation marks. */
export const quoted = (text: string): Wording => phrase('quote', { text });
