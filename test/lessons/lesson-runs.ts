import PQueue from 'p-queue';
import type { LessonPart, LessonTrial } from '../../sandbox-server/lesson-testing/lesson-parts.ts';
import type { LessonPlayer } from '../../sandbox-server/lesson-testing/lesson-player.ts';

/** A player on a fresh machine, and the machine's end. */
export interface OpenPlayer {
  readonly player: LessonPlayer;
  close(): Promise<void>;
}

/** A trial was not tried, as one before it went wrong. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}

/** Plays parts of lessons side by side, each on a machine of its own, ahead of the tests that ask. */
export class LessonRuns {
  readonly #open: (lesson: string) => Promise<OpenPlayer>;
  readonly #queue: PQueue;
  readonly #outcomes = new Map<LessonTrial, Promise<number>>();

  constructor(open: (lesson: string) => Promise<OpenPlayer>, machines: number) {
    this.#open = open;
    this.#queue = new PQueue({ concurrency: machines });
  }

  /** Plays a part as soon as there is a machine for it; parts take turns in the order of the calls. */
  start({ lesson, trials }: LessonPart): void {
    const outcomes = trials.map((trial) => ({ trial, ...Promise.withResolvers<number>() }));
    for (const { trial, promise } of outcomes) {
      promise.catch(() => undefined); // Whoever asks for it gets it.
      this.#outcomes.set(trial, promise);
    }
    void this.#queue.add(async () => {
      let failure: unknown;
      let open: OpenPlayer | undefined;
      for (const { trial, resolve, reject } of outcomes) {
        if (failure !== undefined) {
          reject(new NotTried('not tried, as what comes before it failed'));
          continue;
        }
        try {
          open ??= await this.#open(lesson);
          const started = performance.now();
          await trial.play(open.player);
          resolve((performance.now() - started) / 1000);
        } catch (error) {
          failure = error;
          reject(error);
        }
      }
      await open?.close().catch(() => undefined); // Its failure would hide what was found.
    });
  }

  /** How many seconds the trial took; rejects with what went wrong, or `NotTried`. */
  outcome(trial: LessonTrial): Promise<number> {
    const outcome = this.#outcomes.get(trial);
    if (!outcome) throw new Error(`${trial.name} was not started`);
    return outcome;
  }

  /** Starts no more parts, and waits for those under way. */
  async stop(): Promise<void> {
    this.#queue.clear();
    await this.#queue.onIdle();
  }
}
