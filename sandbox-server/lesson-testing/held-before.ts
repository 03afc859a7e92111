import type { Check, CheckResult } from '../../protocol/check.ts';

type Declared = Pick<Check, 'id' | 'holdsBefore'>;
type Result = Pick<CheckResult, 'id' | 'title' | 'status'>;

/**
 * What is wrong with how checks stand before anything was done for them: each must fail, but for those
 * that declare `holdsBefore`, which must pass. Null where all is as declared.
 */
export function heldBefore(
  declared: readonly Declared[],
  results: readonly Result[],
  when: string,
): { expected: string; found: string } | null {
  const holds = new Map(declared.map(({ id, holdsBefore = false }) => [id, holdsBefore]));
  const wrong = results.filter(({ id, status }) => (status === 'passed') !== holds.get(id));
  if (wrong.length === 0) return null;
  const list = (word: (passed: boolean) => string) =>
    wrong.map(({ id, title, status }) => `${id} (${title}) ${word(status === 'passed')}`);
  return {
    expected: list((passed) =>
      passed
        ? `fails ${when}, or declares "holdsBefore: true"`
        : `passes ${when}, as it declares "holdsBefore: true"`,
    ).join('\n'),
    found: list((passed) => (passed ? 'passes' : 'fails')).join('\n'),
  };
}
