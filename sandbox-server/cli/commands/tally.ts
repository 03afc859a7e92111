import { z } from 'zod';

/** How many tests ended which way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int().default(0),
});
const playwrightSchema = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
});

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function tallyWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A stage without a report of its own counts as one test. */
export function tallyOfExit(code: number): Tally {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Reads Vitest's JSON report; null: the run wrote none. */
export function tallyOfVitest(report: string | null, code: number): Tally {
  if (report === null) return tallyOfExit(code || 1);
  const found = vitestSchema.parse(JSON.parse(report));
  const skipped = found.numPendingTests + found.numTodoTests;
  return withExit({ passed: found.numPassedTests, failed: found.numFailedTests, skipped }, code);
}

/** Reads Playwright's JSON report; null: the run wrote none. A flaky test passed in the end. */
export function tallyOfPlaywright(report: string | null, code: number): Tally {
  if (report === null) return tallyOfExit(code || 1);
  const { expected, flaky, unexpected, skipped } = playwrightSchema.parse(JSON.parse(report)).stats;
  return withExit({ passed: expected + flaky, failed: unexpected, skipped }, code);
}

/** A file that does not load, or a run without a test, fails without a failed test. */
function withExit(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
