/** What an evaluator says, in plain words that can follow "expected:" and "found:". */
export type Verdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly expected: string; readonly found: string };

export const passed: Verdict = { passed: true };

/** A failed verdict: what would be right, and what is there instead. */
export function failed(expected: string, found: string): Verdict {
  return { passed: false, expected, found };
}
