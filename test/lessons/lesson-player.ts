import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckResult, StepResult } from '../../protocol/check.ts';
import type { Run } from '../../protocol/exercise.ts';
import type { Lesson, WorkspaceFile } from '../../sandbox-server/course/course-catalogue.ts';
import type { LiveSession } from '../../sandbox-server/sessions/live-session.ts';
import { LessonFailure, type LessonPlace } from './lesson-failure.ts';
import { LessonTerminal } from './lesson-terminal.ts';
import { outputPattern } from './output-pattern.ts';

/** How long a step's checks may take to pass once its commands have been run. */
const tickMs = 10_000;

/** Does what a learner does in a lesson, on the machine of a real session. */
export class LessonPlayer {
  readonly #lesson: Lesson;
  readonly #live: LiveSession;
  readonly #terminals = new Map<string, Promise<LessonTerminal>>();

  constructor(lesson: Lesson, live: LiveSession) {
    this.#lesson = lesson;
    this.#live = live;
  }

  /** Does a step: its checks must fail before it and pass after it. */
  async playStep(id: string): Promise<void> {
    const step = this.#lesson.exercise.steps.find((candidate) => candidate.id === id);
    if (!step) throw new Error(`no step ${id}`);
    await this.#assertNotDone(id, 'before the step');
    for (const put of step.puts) await this.#place([await this.#lesson.putFile(put.id)]);
    for (const run of step.runs) await this.play(run, id);
    await this.assertDone(id);
  }

  /** Does the exercise with the starting files left as they are, which must not be enough. */
  async playUnsolved(): Promise<void> {
    const { solution } = this.#lesson.exercise.exercise;
    for (const run of solution) await this.play({ ...run, output: undefined }, 'exercise', true);
    await sleep(2000);
    await this.#assertNotDone('exercise', 'with the starting files');
  }

  /** Does the exercise with the files of `solution/`. */
  async playSolution(): Promise<void> {
    await this.#assertNotDone('exercise', 'before it is done');
    await this.#place(await this.#lesson.solutionFiles());
    for (const run of this.#lesson.exercise.exercise.solution) await this.play(run, 'exercise');
    await this.assertDone('exercise');
  }

  /** Runs one command; `lenient` accepts any outcome of it. */
  async play(run: Omit<Run, 'output'> & { output?: string | undefined }, step: string, lenient = false) {
    const place = { lesson: this.#lesson.slug, step, command: run.command };
    const terminal = await this.#terminal(run.terminal);
    try {
      if (run.interrupt) await terminal.interrupt();
      if (run.staysOpen) return await this.#startOpen(terminal, run, place, lenient);
      const { output, exitCode } = await terminal.run(run.command);
      if (lenient) return;
      this.#assertOutput(run.output, output, place);
      if ((exitCode !== 0) !== run.fails) {
        const expected = run.fails ? 'a command that fails' : 'exit code 0';
        throw new LessonFailure(place, { expected, found: `exit code ${exitCode}\n${output}` });
      }
    } catch (error) {
      if (error instanceof LessonFailure) throw error;
      throw new LessonFailure(place, { expected: 'an end of the command', found: String(error) });
    }
  }

  /** The checks of a step pass, by themselves, within ten seconds. */
  async assertDone(step: string): Promise<void> {
    const deadline = Date.now() + tickMs;
    let result = this.#result(step);
    while (result.doneAt === null && Date.now() < deadline) {
      await sleep(100);
      result = this.#result(step);
    }
    if (result.doneAt !== null) return;
    throw new LessonFailure({ lesson: this.#lesson.slug, step }, describe(result.checks));
  }

  async #assertNotDone(step: string, when: string): Promise<void> {
    await this.#live.runChecks(step);
    const { doneAt, checks } = this.#result(step);
    const errored = checks.filter((check) => check.status === 'errored');
    const place = { lesson: this.#lesson.slug, step };
    if (errored.length > 0) throw new LessonFailure(place, describe(errored));
    if (doneAt === null) return;
    throw new LessonFailure(place, {
      expected: `a check that fails ${when}`,
      found: 'all of them passed',
    });
  }

  async #startOpen(
    terminal: LessonTerminal,
    run: { command: string; output?: string | undefined },
    place: LessonPlace,
    lenient: boolean,
  ): Promise<void> {
    terminal.start(run.command);
    if (lenient) return void (await sleep(3000));
    if (run.output === undefined) return;
    const timeoutMs = 30_000;
    await terminal.waitFor(outputPattern(run.output), run.output, timeoutMs).catch((error: unknown) => {
      throw new LessonFailure(place, { expected: String(run.output), found: String(error) });
    });
  }

  #assertOutput(declared: string | undefined, output: string, place: LessonPlace): void {
    if (declared === undefined || outputPattern(declared).test(output)) return;
    throw new LessonFailure(place, { expected: `the output\n${declared}`, found: output });
  }

  #result(step: string): StepResult {
    const result = this.#live.report().steps.find((candidate) => candidate.step === step);
    if (!result) throw new Error(`no result for ${step}`);
    return result;
  }

  async #place(files: readonly WorkspaceFile[]): Promise<void> {
    await this.#live.machine.workspace.place(
      files.map(({ path, content, executable }) => ({
        path,
        content,
        mode: executable ? 0o755 : 0o644,
      })),
    );
  }

  #terminal(name: string): Promise<LessonTerminal> {
    const terminal =
      this.#terminals.get(name) ??
      LessonTerminal.open((size) => this.#live.machine.terminals.open(name, size));
    this.#terminals.set(name, terminal);
    return terminal;
  }
}

function describe(checks: readonly CheckResult[]): { expected: string; found: string } {
  const open = checks.filter((check) => check.status !== 'passed');
  return {
    expected: open.map((check) => `${check.title}: ${check.expected}`).join('\n            '),
    found: open.map((check) => `${check.status}: ${check.found}`).join('\n            '),
  };
}
