import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { failureOf, outcomeFileVariable, type Outcome } from './outcome.ts';

/** Writes how Vitest's tests ended, with errors that belong to no test. */
export default class VitestOutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[] = []): void {
    const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };
    const fail = (title: string, errors: readonly SerializedError[]) => {
      outcome.failed += 1;
      outcome.failures.push(
        failureOf(
          title,
          errors.map(({ message, why }) => `${message}${why === undefined ? '' : `\n${why}`}`),
        ),
      );
    };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      if (module.errors().length > 0) fail(file, module.errors());
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) fail(`${file} › ${suite.fullName}`, suite.errors());
      for (const test of module.children.allTests()) {
        const title = `${file} › ${test.fullName}`;
        const { state, errors } = test.result();
        if (state === 'passed') outcome.passed += 1;
        else if (state === 'failed') fail(title, errors);
        else outcome.skipped += 1;
        if (test.diagnostic()?.flaky) outcome.flaky.push(title);
      }
    }
    for (const error of unhandled) fail('outside of any test', [error]);
    const file = process.env[outcomeFileVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcome));
  }
}
