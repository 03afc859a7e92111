import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { failureOf, outcomeFileVariable, type Failure, type Outcome } from './outcome.ts';

/** Writes how the browser tests ended, with errors that belong to no test. */
export default class PlaywrightOutcomeReporter implements Reporter {
  readonly #elsewhere: Failure[] = [];
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#elsewhere.push(failureOf('outside of any test', [error.message]));
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? [];
    const ended = (...outcomes: ReturnType<TestCase['outcome']>[]) =>
      tests.filter((test) => outcomes.includes(test.outcome()));
    const failures = [...ended('unexpected').map(failureOfTest), ...this.#elsewhere];
    const outcome: Outcome = {
      passed: ended('expected', 'flaky').length,
      failed: failures.length,
      skipped: ended('skipped').length,
      failures,
      flaky: ended('flaky').map(titleOf),
    };
    const file = process.env[outcomeFileVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcome));
  }
}

const titleOf = (test: TestCase) => test.titlePath().filter(Boolean).join(' › ');

const failureOfTest = (test: TestCase) =>
  failureOf(
    titleOf(test),
    (test.results.at(-1)?.errors ?? []).map(({ message }) => message),
  );
