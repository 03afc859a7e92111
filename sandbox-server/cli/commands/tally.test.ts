import { expect, test } from 'vitest';
import { tallyOfExit, tallyOfPlaywright, tallyOfVitest, tallyWords } from './tally.ts';

const vitest = (passed: number, failed: number, pending = 0) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending });
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

test('a checker counts as one test', () => {
  expect([tallyOfExit(0), tallyOfExit(2)]).toMatchObject([{ passed: 1 }, { failed: 1 }]);
});

test('Vitest’s report is summed, skipped ones apart', () => {
  expect(tallyOfVitest(vitest(10, 2, 1), 1)).toEqual({ passed: 10, failed: 2, skipped: 1 });
});

test('a file that does not load is a failure, though no test of it failed', () => {
  expect(tallyOfVitest(vitest(10, 0), 1)).toEqual({ passed: 10, failed: 1, skipped: 0 });
});

test('a run without a report is a failure, even where it ended well', () => {
  expect(tallyOfVitest(null, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyOfPlaywright(null, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('of Playwright’s tests a flaky one has passed', () => {
  const report = playwright({ expected: 3, flaky: 1, unexpected: 2, skipped: 1 });
  expect(tallyOfPlaywright(report, 1)).toEqual({ passed: 4, failed: 2, skipped: 1 });
});

test('the last line names what was skipped only where something was', () => {
  expect(tallyWords({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(tallyWords({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});
