import { styleText } from 'node:util';
import { outcomeWords, type Outcome } from './outcome.ts';

export interface StageResult {
  readonly title: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/**
 * What stands at the end of a test run, where it is looked for: why each failed test failed, which
 * passed only when tried again, a line per stage, and "N passed, N failed".
 */
export function closingWords(results: readonly StageResult[]): string {
  const failures = results.flatMap(({ title, outcome }) =>
    outcome.failures.map((failure) =>
      [styleText('red', `✖ ${title} › ${failure.title}`), indented(failure.reason), ''].join('\n'),
    ),
  );
  const flaky = results.flatMap(({ title, outcome }) =>
    outcome.flaky.map((test) => styleText('yellow', `↻ passed on another try: ${title} › ${test}`)),
  );
  const width = Math.max(...results.map(({ title }) => title.length));
  const stages = results.map(({ title, outcome, seconds }) => {
    const mark = outcome.failed === 0 ? styleText('green', '✔') : styleText('red', '✖');
    const time = `${seconds.toFixed(1).padStart(7)} s`;
    return `${mark} ${title.padEnd(width)} ${time}  ${outcomeWords(outcome)}`;
  });
  const sum = (part: 'passed' | 'failed' | 'skipped') =>
    results.reduce((total, { outcome }) => total + outcome[part], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  return ['', ...failures, ...flaky, '', ...stages, '', outcomeWords(total)].join('\n');
}

const indented = (text: string) => text.replace(/^/gm, '    ');
