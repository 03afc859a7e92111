import type { LessonTestFailure } from '../../protocol/own-lesson.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import { LessonFailure } from '../lesson-testing/lesson-failure.ts';
import { type LessonPart, lessonParts, type LessonTrial } from '../lesson-testing/lesson-parts.ts';
import { LessonPlayer } from '../lesson-testing/lesson-player.ts';
import type { ShownOutput } from '../lesson-testing/shown-outputs.ts';
import { asFailure } from './as-failure.ts';
import { inTestMachine, type TestMachineOptions } from './test-machine.ts';

export interface TestLimits {
  /** Milliseconds of one command. */
  readonly commandMs: number;
  /** Of all that is tried together, without the wait for machines. */
  readonly wholeMs: number;
}

/** Lessons of the course take at most four minutes on a small machine. */
export const testLimits: TestLimits = { commandMs: 180_000, wholeMs: 15 * 60_000 };

export interface LessonTesterOptions extends TestMachineOptions {
  readonly limits?: TestLimits;
}

export interface LessonTest {
  readonly lesson: Lesson;
  readonly shown: readonly ShownOutput[];
  readonly signal: AbortSignal;
  /** Is told before the first trial and after each. */
  readonly onProgress: (progress: { readonly done: number; readonly of: number }) => void;
}

/** Plays an own lesson on a real engine, as the course's lessons are played in their tests. */
export class LessonTester {
  readonly #options: LessonTesterOptions;

  constructor(options: LessonTesterOptions) {
    this.#options = options;
  }

  /**
   * @returns the first thing that was not as the lesson says, twice; null where all is
   * Rejects where no machine can be had or two are lost, and as the signal aborts.
   */
  async test({ lesson, shown, signal, onProgress }: LessonTest): Promise<LessonTestFailure | null> {
    const { limits = testLimits } = this.#options;
    const parts = lessonParts(lesson, shown);
    const of = parts.reduce((sum, { trials }) => sum + trials.length, 0);
    let done = 0;
    let left = limits.wholeMs;
    onProgress({ done, of });
    const play = (part: LessonPart) =>
      inTestMachine(this.#options, lesson, signal, async (live) => {
        const started = performance.now();
        const over = AbortSignal.timeout(Math.max(1, Math.ceil(left)));
        const either = AbortSignal.any([signal, over]);
        const { commandMs } = limits;
        const player = new LessonPlayer(lesson, live, { signal: either, commandMs });
        try {
          for (const [at, trial] of part.trials.entries()) {
            const found = await this.#try(trial, player, over);
            signal.throwIfAborted();
            if (found) return { ...found, trial: nameOf(part, trial) };
            onProgress({ done: done + at + 1, of });
          }
          return null;
        } finally {
          left -= performance.now() - started;
        }
      });
    for (const part of parts) {
      // The machine may have been slow, or lost: the lesson is at fault where it fails in two of them.
      let failure = await play(part).catch((error: unknown) => {
        signal.throwIfAborted();
        this.#options.log.warn({ err: error }, 'a machine of a lesson’s test was lost');
        return undefined;
      });
      if (failure === undefined || (failure && left > 0)) failure = await play(part);
      if (failure) return failure;
      done += part.trials.length;
    }
    return null;
  }

  async #try(
    trial: LessonTrial,
    player: LessonPlayer,
    over: AbortSignal,
  ): Promise<Omit<LessonTestFailure, 'trial'> | null> {
    const { limits = testLimits } = this.#options;
    try {
      await trial.play(player);
      return null;
    } catch (error) {
      if (over.aborted) {
        const minutes = Math.ceil(limits.wholeMs / 60_000);
        const found = 'it was not over then';
        return asFailure({ expected: `all of the test within ${minutes} minutes`, found });
      }
      if (error instanceof LessonFailure) return asFailure({ ...error, ...error.place });
      const found = error instanceof Error ? error.message : String(error);
      return asFailure({ expected: 'a trial that comes to its end', found });
    }
  }
}

const nameOf = ({ title }: LessonPart, { name }: LessonTrial) => `${title}: ${name}`;
