import { readFile } from 'node:fs/promises';
import { tallyOfExit, tallyOfPlaywright, tallyOfVitest, type Tally } from './tally.ts';

/** What to run, given the file that a report goes to. */
interface StageCall {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** One stage of `npm test`. */
export interface TestStage {
  readonly title: string;
  call(report: string): StageCall;
  tally(code: number, report: string): Promise<Tally>;
}

const check = (title: string, ...words: string[]): TestStage => ({
  title,
  call: () => ({ words, environment: {} }),
  tally: async (code) => tallyOfExit(code),
});

/** Vitest's own way of telling, and one that tells of each step of a lesson as it ends. */
const reporters = { default: 'default', lessons: './test/lessons/lesson-reporter.ts' } as const;

const vitest = (
  title: string,
  projects: readonly string[],
  reporter: keyof typeof reporters = 'default',
): TestStage => ({
  title,
  call: (report) => ({
    words: [
      'vitest',
      'run',
      ...projects.map((name) => `--project=${name}`),
      `--reporter=${reporters[reporter]}`,
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    environment: {},
  }),
  tally: async (code, report) => tallyOfVitest(await readReport(report), code),
});

const playwright: TestStage = {
  title: 'end to end',
  call: (report) => ({
    words: ['playwright', 'test', '--reporter=list,json'],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  }),
  tally: async (code, report) => tallyOfPlaywright(await readReport(report), code),
};

const readReport = (file: string) => readFile(file, 'utf8').catch(() => null);

/** In the order of what is cheap and tells most. */
export const testStages: readonly TestStage[] = [
  // First, for it writes the types of astro:content that the next one reads.
  check('pages', 'astro', 'check', '--tsconfig', 'src/tsconfig.json'),
  check('types', 'tsc', '--project', '.'),
  check('format', 'prettier', '--check', '.'),
  check('lint', 'oxlint'),
  check('boundaries', 'depcruise', 'protocol', 'course', 'src', 'sandbox-server', 'test'),
  check('lesson check', 'node', 'sandbox-server/cli/slipway.ts', 'lesson', 'check', '--quiet'),
  vitest('unit', ['unit']),
  vitest('integration', ['integration', 'contracts']),
  vitest('lessons', ['lessons'], 'lessons'),
  playwright,
];
