import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A test that failed, or what made a run fail without one, and the first lines of why. */
const failureSchema = z.object({ title: z.string(), reason: z.string() });

/** How the tests of a stage ended; a reporter of ours writes it to a file for `npm test` to read. */
export const outcomeSchema = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  failures: z.array(failureSchema),
  /** Titles of tests that passed when they were tried again; counted as passed. */
  flaky: z.array(z.string()),
});
export type Failure = z.infer<typeof failureSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

/** The environment variable that names the file a reporter writes its outcome to. */
export const outcomeFileVariable = 'SLIPWAY_TEST_OUTCOME';

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function outcomeWords({ passed, failed, skipped }: Omit<Outcome, 'failures' | 'flaky'>) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A checker counts as one test. */
export function outcomeOfChecker(title: string, code: number): Outcome {
  const nothing = { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };
  if (code === 0) return { ...nothing, passed: 1 };
  const reason = `It ended with exit code ${code}; what it printed stands under its title above.`;
  return { ...nothing, failed: 1, failures: [{ title, reason }] };
}

/** Reads what a reporter wrote; null: the run wrote nothing, which is a failure whatever its code. */
export function outcomeOfReport(title: string, report: string | null, code: number): Outcome {
  if (report === null) return outcomeOfChecker(title, code || 1);
  const outcome = outcomeSchema.parse(JSON.parse(report));
  if (code === 0 || outcome.failed > 0) return outcome;
  const { failures } = outcomeOfChecker(title, code);
  return { ...outcome, failed: 1, failures: [...outcome.failures, ...failures] };
}

/** What tells one why, without the colours and the source around it. */
export function failureOf(title: string, messages: readonly (string | undefined)[]): Failure {
  const lines = messages.flatMap((message) => stripVTControlCharacters(message ?? '').split('\n'));
  return { title, reason: lines.slice(0, 12).join('\n').trimEnd() };
}
