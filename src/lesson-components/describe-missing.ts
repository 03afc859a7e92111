import type { CheckResult } from '../../protocol/check.ts';

/** The words around what a check expected and found, in the page's language; `{}` stands for it. */
export interface MissingWords {
  readonly expected: string;
  readonly found: string;
  /** Said of a check that could not be evaluated. */
  readonly errored: string;
}

/** What a check that has not passed is still waiting for, in a line each; empty where it has. */
export function describeMissing(check: CheckResult, words: MissingWords): string {
  if (check.status === 'passed') return '';
  if (check.status === 'errored') return [words.errored, check.found].filter(Boolean).join('\n');
  return [
    check.expected && words.expected.replace('{}', () => check.expected ?? ''),
    check.found && words.found.replace('{}', () => check.found ?? ''),
  ]
    .filter(Boolean)
    .join('\n');
}
