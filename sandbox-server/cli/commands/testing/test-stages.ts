import { readFile } from 'node:fs/promises';
import { outcomeFileVariable, outcomeOfChecker, outcomeOfReport, type Outcome } from './outcome.ts';

/** One stage of `npm test`. */
export interface TestStage {
  readonly title: string;
  readonly words: readonly string[];
  readonly outcome: (code: number, report: string) => Promise<Outcome>;
  /** Given to the tool, so that it writes its outcome to the file. */
  readonly environment: (report: string) => Readonly<Record<string, string>>;
}

const checker = (title: string, ...words: string[]): TestStage => ({
  title,
  words,
  environment: () => ({}),
  outcome: async (code) => outcomeOfChecker(title, code),
});

const runner = (title: string, ...words: string[]): TestStage => ({
  title,
  words,
  environment: (report) => ({ [outcomeFileVariable]: report }),
  outcome: async (code, report) =>
    outcomeOfReport(title, await readFile(report, 'utf8').catch(() => null), code),
});

/** @param reporter the one that tells while they run; another writes the outcome. */
const vitest = (title: string, projects: readonly string[], reporter = 'default'): TestStage =>
  runner(
    title,
    'vitest',
    'run',
    ...projects.map((name) => `--project=${name}`),
    `--reporter=${reporter}`,
    '--reporter=./sandbox-server/cli/commands/testing/vitest-outcome-reporter.ts',
  );

/** In the order of what is cheap and tells most. */
export const testStages: readonly TestStage[] = [
  // First, for it writes the types of astro:content that the next one reads.
  checker('pages', 'astro', 'check', '--tsconfig', 'src/tsconfig.json'),
  checker('types', 'tsc', '--project', '.'),
  checker('format', 'prettier', '--check', '.'),
  checker('lint', 'oxlint'),
  checker('boundaries', 'depcruise', 'protocol', 'course', 'src', 'sandbox-server', 'test'),
  checker('lesson check', 'node', 'sandbox-server/cli/slipway.ts', 'lesson', 'check', '--quiet'),
  vitest('unit', ['unit']),
  vitest('integration', ['integration', 'contracts']),
  vitest('lessons', ['lessons'], './test/lessons/lesson-reporter.ts'),
  runner(
    'end to end',
    'playwright',
    'test',
    '--reporter=list,./sandbox-server/cli/commands/testing/playwright-outcome-reporter.ts',
  ),
];
