import { styleText } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

declare module 'vitest' {
  interface TaskMeta {
    /** How long a trial took, without its wait for a machine. */
    seconds?: number;
  }
}

const marks = {
  passed: styleText('green', '✔'),
  failed: styleText('red', '✖'),
  skipped: styleText('yellow', '-'),
  pending: ' ',
} as const;

/** Tells of each trial of a lesson as it ends, and of what went wrong in the author's terms. */
export default class LessonReporter implements Reporter {
  #part = '';
  #passed = 0;
  #failed = 0;
  #notTried = 0;
  readonly #started = performance.now();

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const { state, errors } = result;
    if (result.state === 'skipped' && result.note === undefined) return;
    const part = test.parent.type === 'suite' ? test.parent.name : '';
    if (part !== this.#part) console.log(`\n${styleText('bold', part)}`);
    this.#part = part;
    const { seconds } = test.meta();
    const time = seconds === undefined ? '' : styleText('dim', ` ${seconds.toFixed(1)} s`);
    console.log(`  ${marks[state]} ${test.name}${time}`);
    for (const { message } of errors ?? []) console.log(indented(message));
    if (state === 'passed') this.#passed += 1;
    if (state === 'failed') this.#failed += 1;
    if (state === 'skipped') this.#notTried += 1;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[] = []): void {
    const others = [...unhandled, ...modules.flatMap((module) => module.errors())];
    for (const { message, why } of others) console.log(indented(`${message}\n${why ?? ''}`));
    const time = ((performance.now() - this.#started) / 1000).toFixed(0);
    const notTried = this.#notTried > 0 ? `, ${this.#notTried} not tried after that` : '';
    console.log(`\n${this.#passed} passed, ${this.#failed} failed${notTried}, in ${time} s`);
  }
}

const indented = (text: string) => text.trimEnd().replace(/^/gm, '      ');
