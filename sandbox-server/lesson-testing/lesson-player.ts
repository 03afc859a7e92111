import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Check, CheckResult, StepResult } from '../../protocol/check.ts';
import type { Run } from '../../protocol/exercise.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import { happens } from './happens.ts';
import { heldBefore } from './held-before.ts';
import { LessonFailure, type LessonPlace } from './lesson-failure.ts';
import { type CommandOutcome, type LessonTerminal, usualPatience } from './lesson-terminal.ts';
import { outputPattern } from './output-pattern.ts';
import { PlayedTerminals } from './played-terminals.ts';

/** How long a step's checks may take to pass once its commands have been run. */
const tickMs = 30_000;
/** What a server in the foreground gets to start, where nothing is known of what it prints. */
const startMs = 3000;

/** Commands that change nothing, and how often and how soon they are repeated. */
const onlyLooks = /^(?:docker (?:ps|images|(?:container|image|network|volume) ls)|ls)\b[^;&|>]*$/;
const looks = 10;
const lookMs = 1000;

/** A command as a learner types it; `output` is what it must print. */
export type PlayedRun = Omit<Run, 'output'> & { readonly output?: string | undefined };

/** A machine in which a lesson is played, and how its steps stand. */
export type PlayedMachine = Pick<LiveSession, 'machine' | 'report' | 'runChecks'>;

export interface PlayOptions {
  /** Ends whatever is waited for; what is played rejects with its reason. */
  readonly signal?: AbortSignal;
  /** How long one command may take; some minutes where left out. */
  readonly commandMs?: number;
}

/** Does what a learner does in a lesson, on a real machine. */
export class LessonPlayer {
  readonly lesson: Lesson;
  readonly terminals: PlayedTerminals;
  readonly signal: AbortSignal;
  readonly #live: PlayedMachine;

  constructor(lesson: Lesson, live: PlayedMachine, options: PlayOptions = {}) {
    const { signal = new AbortController().signal, commandMs = usualPatience } = options;
    this.lesson = lesson;
    this.signal = signal;
    this.terminals = new PlayedTerminals((name, size) => live.machine.terminals.open(name, size), {
      signal,
      commandMs,
    });
    this.#live = live;
  }

  /** Does a step: each of its checks must fail before it, unless it says otherwise, and pass after it. */
  async playStep(id: string): Promise<void> {
    await this.#assertOpen(id, 'before the step');
    await this.doStep(id);
  }

  /** Does a step, whose checks must pass after it. */
  async doStep(id: string): Promise<void> {
    const step = this.lesson.exercise.steps.find((candidate) => candidate.id === id);
    if (!step) throw new Error(`no step ${id}`);
    for (const put of step.puts) await this.place([await this.lesson.putFile(put.id)]);
    for (const run of step.runs) await this.play(run, id);
    if (step.checks.length > 0) await this.assertDone(id);
  }

  /** Does the exercise with the starting files left as they are, which must not be enough. */
  async playUnsolved(): Promise<void> {
    const { solution } = this.lesson.exercise.exercise;
    for (const run of solution) await this.play({ ...run, output: undefined }, 'exercise', true);
    await this.#pause(startMs);
    await this.#assertNotDone('exercise', 'with the starting files');
  }

  /** Does the exercise with the files of `solution/`. */
  async playSolution(): Promise<void> {
    await this.#assertOpen('exercise', 'before the exercise');
    await this.place(await this.lesson.solutionFiles());
    for (const run of this.lesson.exercise.exercise.solution) await this.play(run, 'exercise');
    await this.assertDone('exercise');
  }

  /** Runs one command; `lenient` accepts any outcome of it. */
  async play(run: PlayedRun, step: string, lenient = false): Promise<void> {
    const place = { lesson: this.lesson.slug, step, command: run.command };
    const terminal = await this.terminals.terminal(run.terminal);
    try {
      if (run.interrupt) await terminal.interrupt();
      await this.terminals.note(run.id, run.terminal);
      if (run.staysOpen) return await this.#startOpen(terminal, run, place, lenient);
      const { output, exitCode } = await this.#runOrLookAgain(terminal, run);
      if (lenient) return;
      this.#assertOutput(run.output, output, place);
      if ((exitCode !== 0) !== run.fails) {
        const expected = run.fails ? 'a command that fails' : 'exit code 0';
        throw new LessonFailure(place, { expected, found: `exit code ${exitCode}\n${output}` });
      }
    } catch (error) {
      this.signal.throwIfAborted();
      if (error instanceof LessonFailure) throw error;
      throw new LessonFailure(place, {
        expected: 'an end of the command',
        found: messageOf(error),
      });
    }
  }

  /** The checks of a step pass, by themselves, within half a minute. */
  async assertDone(step: string): Promise<void> {
    if (await happens(() => this.result(step).doneAt !== null, tickMs, this.signal)) return;
    const place = { lesson: this.lesson.slug, step };
    const { expected, found } = describe(this.result(step).checks);
    const screens = await this.terminals.screens();
    throw new LessonFailure(place, { expected, found: `${found}\n${screens}` });
  }

  /** How a step stands, as the page would show it. */
  result(step: string): StepResult {
    const result = this.#live.report().steps.find((candidate) => candidate.step === step);
    if (!result) throw new Error(`no result for ${step}`);
    return result;
  }

  /** Asks what is missing, as a learner does by a button. */
  ask(step: string): Promise<StepResult> {
    return this.#live.runChecks(step);
  }

  /** Not done, nor is any check passed for which nothing has been done yet. */
  async #assertOpen(step: string, when: string): Promise<void> {
    const { checks } = await this.#assertNotDone(step, when);
    const wrong = heldBefore(this.#checksOf(step), checks, when);
    if (wrong) throw new LessonFailure({ lesson: this.lesson.slug, step }, wrong);
  }

  async #assertNotDone(step: string, when: string): Promise<StepResult> {
    const result = await this.ask(step);
    const errored = result.checks.filter((check) => check.status === 'errored');
    const place = { lesson: this.lesson.slug, step };
    if (errored.length > 0) throw new LessonFailure(place, describe(errored));
    if (result.doneAt === null) return result;
    throw new LessonFailure(place, {
      expected: `a check that fails ${when}`,
      found: 'all of them passed',
    });
  }

  #checksOf(id: string): readonly Check[] {
    const { steps, exercise } = this.lesson.exercise;
    return steps.find((step) => step.id === id)?.checks ?? exercise.checks;
  }

  /** What only looks may look too early: the engine lists a container as running a moment too long. */
  async #runOrLookAgain(terminal: LessonTerminal, run: PlayedRun): Promise<CommandOutcome> {
    let outcome = await terminal.run(run.command);
    if (run.output === undefined || !onlyLooks.test(run.command)) return outcome;
    const pattern = outputPattern(run.output);
    for (let look = 0; look < looks && !pattern.test(outcome.output); look += 1) {
      await this.#pause(lookMs);
      await this.terminals.note(run.id, run.terminal);
      outcome = await terminal.run(run.command);
    }
    return outcome;
  }

  async #startOpen(
    terminal: LessonTerminal,
    run: PlayedRun,
    place: LessonPlace,
    lenient: boolean,
  ): Promise<void> {
    terminal.start(run.command);
    if (lenient) return this.#pause(startMs);
    if (run.output === undefined) return;
    const timeoutMs = Math.min(60_000, this.terminals.commandMs);
    const pattern = outputPattern(run.output);
    await terminal
      .waitFor((output) => pattern.test(output), run.output, timeoutMs)
      .catch((error: unknown) => {
        this.signal.throwIfAborted();
        throw new LessonFailure(place, { expected: String(run.output), found: messageOf(error) });
      });
  }

  #assertOutput(declared: string | undefined, output: string, place: LessonPlace): void {
    if (declared === undefined || outputPattern(declared).test(output)) return;
    throw new LessonFailure(place, { expected: `the output\n${declared}`, found: output });
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.signal });
  }

  /** Writes files into the learner's folder. */
  async place(files: readonly WorkspaceFile[]): Promise<void> {
    await this.#live.machine.workspace.place(
      files.map(({ path, content, executable }) => ({
        path,
        content,
        mode: executable ? 0o755 : 0o644,
      })),
    );
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function describe(checks: readonly CheckResult[]): { expected: string; found: string } {
  const open = checks.filter((check) => check.status !== 'passed');
  return {
    expected: open.map((check) => `${check.title}: ${check.expected}`).join('\n'),
    found: open.map((check) => `${check.status}: ${check.found}`).join('\n'),
  };
}
