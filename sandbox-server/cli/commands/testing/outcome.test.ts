import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathWithProjectTools, projectRoot } from '../../../processes/project-tools.ts';
import { closingWords } from './closing-words.ts';
import {
  outcomeFileVariable,
  outcomeOfChecker,
  outcomeOfReport,
  outcomeWords,
  type Outcome,
} from './outcome.ts';

const ended = (parts: Partial<Outcome>): Outcome => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  flaky: [],
  ...parts,
});

test('a checker counts as one test', () => {
  expect(outcomeOfChecker('lint', 0)).toMatchObject({ passed: 1, failed: 0 });
  expect(outcomeOfChecker('lint', 2)).toMatchObject({ failed: 1, failures: [{ title: 'lint' }] });
});

test('a run without a report is a failure, even where it ended well', () => {
  expect(outcomeOfReport('unit', null, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('a run that ends badly without a failed test has failed', () => {
  const report = JSON.stringify(ended({ passed: 10 }));
  expect(outcomeOfReport('unit', report, 1)).toMatchObject({
    passed: 10,
    failed: 1,
    failures: [{ title: 'unit' }],
  });
});

test('the last line names what was skipped only where something was', () => {
  expect(outcomeWords({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(outcomeWords({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('the end says what failed and why, what was tried again, and the sum', () => {
  const failures = [{ title: 'a.test.ts › adds', reason: 'expected 1 to be 2' }];
  const words = closingWords([
    { title: 'types', outcome: ended({ passed: 1 }), seconds: 2 },
    { title: 'unit', outcome: ended({ passed: 4, failed: 1, failures, flaky: ['b'] }), seconds: 3 },
  ]);
  expect(words).toContain('unit › a.test.ts › adds');
  expect(words).toContain('    expected 1 to be 2');
  expect(words).toContain('passed on another try: unit › b');
  expect(words.split('\n').at(-1)).toBe('5 passed, 1 failed');
});

describe('the reporters write how the tests ended', () => {
  let folder: string;
  beforeAll(async () => {
    // Within the project, where the tools find their packages; ignored by git.
    await mkdir(join(projectRoot, '.cache'), { recursive: true });
    folder = await mkdtemp(join(projectRoot, '.cache', 'outcome-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (command: string, file: string, source: string, ...words: string[]) => {
    await writeFile(join(folder, file), source);
    const report = join(folder, `${file}.json`);
    await new Promise((resolve) =>
      execFile(
        command,
        words,
        {
          cwd: folder,
          env: {
            ...process.env,
            PATH: pathWithProjectTools(),
            [outcomeFileVariable]: report,
          },
        },
        resolve,
      ),
    );
    return outcomeOfReport(command, await readFile(report, 'utf8').catch(() => null), 1);
  };
  const reporter = (name: string) =>
    `--reporter=${join(import.meta.dirname, `${name}-outcome-reporter.ts`)}`;
  const tests = `
    let tries = 0;
    test('passes', () => {});
    test('fails', () => expect('found').toBe('expected'));
    test('passes the second time', () => { tries += 1; expect(tries).toBe(2); });
    test.skip('is skipped', () => {});`;

  test('Vitest’s, with what went wrong outside of any test', async () => {
    const outcome = await run(
      'vitest',
      'some.test.ts',
      `import { expect, test } from 'vitest'; ${tests}
       test('leaves a promise behind', () => { Promise.reject(new Error('nobody looked')); });`,
      'run',
      '--root=.',
      '--retry=1',
      reporter('vitest'),
    );
    expect(outcome).toMatchObject({ passed: 3, failed: 2, skipped: 1 });
    expect(outcome.failures[0]?.title).toBe('some.test.ts › fails');
    expect(outcome.failures[0]?.reason).toContain("expected 'found' to be 'expected'");
    expect(outcome.failures[1]?.reason).toContain('nobody looked');
    expect(outcome.flaky).toEqual(['some.test.ts › passes the second time']);
  });

  test('Playwright’s, where a test that was tried again has passed', async () => {
    const config = {
      testDir: '.',
      testMatch: '*.spec.ts',
      outputDir: 'output',
      retries: 1,
      respectGitIgnore: false,
    };
    await writeFile(
      join(folder, 'playwright.config.ts'),
      `export default ${JSON.stringify(config)}`,
    );
    const outcome = await run(
      'playwright',
      'some.spec.ts',
      `import { expect, test } from '@playwright/test'; import { existsSync, writeFileSync } from 'node:fs';
       ${tests.replace('tries += 1; expect(tries).toBe(2);', "const seen = existsSync('tried'); writeFileSync('tried', ''); expect(seen).toBe(true);")}`,
      'test',
      reporter('playwright'),
    );
    expect(outcome).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
    expect(outcome.failures[0]?.title).toBe('some.spec.ts › fails');
    expect(outcome.failures[0]?.reason).toContain('Expected: "expected"');
    expect(outcome.flaky).toEqual(['some.spec.ts › passes the second time']);
  });
});
