import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { RecordedRun } from '../../../protocol/recorded-lesson.ts';
import type { Frame, Segment, Timeline } from './timeline.ts';
import { typedEcho } from './typed-echo.ts';

/** How many times faster than it was recorded. */
export const speeds = [1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** What a player shows a recording on. */
export interface Stage {
  /** Brings a terminal to the front. */
  front(terminal: string): void;
  /** Every terminal shows what it had printed after this many frames, and nothing else. */
  seek(frames: number): void;
  print(frame: Frame): void;
  /** A command has been shown to its end. */
  seen(run: RecordedRun): void;
}

/** Plays a lesson's recording, a command at a time or all that are left. */
export class RecordingPlayer {
  readonly speed = signal<Speed>(1);
  readonly #timeline: Timeline;
  readonly #stage: Stage;
  readonly #state = signal<'idle' | 'playing' | 'paused'>('idle');
  readonly #current = signal<RecordedRun | null>(null);
  readonly #next = signal(0);
  /** Ends the wait there is: for the next frame, or for the end of a pause. */
  #wake: () => void = () => {};
  #isSkipping = false;
  #isPlayingAll = false;
  #turn = 0;

  constructor(timeline: Timeline, stage: Stage) {
    this.#timeline = timeline;
    this.#stage = stage;
    stage.seek(timeline.segments[0]?.start ?? 0);
  }

  get state(): ReadonlySignal<'idle' | 'playing' | 'paused'> {
    return this.#state;
  }

  /** The command that is shown now; null while none is. */
  get current(): ReadonlySignal<RecordedRun | null> {
    return this.#current;
  }

  /** The command after the one that was shown last; null after the last. */
  readonly next = computed(() => this.#timeline.segments[this.#next.value]?.run ?? null);

  /** Plays one command from its beginning, whatever is playing. False where it was not recorded. */
  play(run: string): boolean {
    const segment = this.#timeline.segment(run);
    if (!segment) return false;
    void this.#playFrom(segment, false);
    return true;
  }

  /** Plays all commands from the next on; from the first, where there is none. */
  playAll(): void {
    const { segments } = this.#timeline;
    const segment = segments[this.#next.peek()] ?? segments[0];
    if (segment) void this.#playFrom(segment, true);
  }

  pause(): void {
    if (this.#state.peek() === 'playing') this.#state.value = 'paused';
    this.#wake();
  }

  resume(): void {
    if (this.#state.peek() === 'paused') this.#state.value = 'playing';
    this.#wake();
  }

  /** Shows the rest of the command at once. */
  skip(): void {
    this.#isSkipping = true;
    this.resume();
    this.#wake();
  }

  /** Stops where it is. */
  dispose(): void {
    this.#turn++;
    this.#become('idle', null);
    this.#wake();
  }

  async #playFrom(first: Segment, all: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#wake();
    this.#isPlayingAll = all;
    let segment: Segment | undefined = first;
    while (segment) {
      if (!(await this.#playSegment(segment, turn))) return;
      segment = this.#isPlayingAll ? this.#timeline.segments[this.#next.peek()] : undefined;
    }
    this.#become('idle', null);
  }

  /** False where something else is played meanwhile. */
  async #playSegment(segment: Segment, turn: number): Promise<boolean> {
    const { run, start, end } = segment;
    this.#isSkipping = false;
    this.#become('playing', run);
    this.#stage.front(run.terminal);
    this.#stage.seek(start);
    for (const frame of typedEcho(this.#timeline.frames.slice(start, end), segment)) {
      await this.#wait(frame.wait, turn);
      if (turn !== this.#turn) return false;
      this.#stage.print(frame);
    }
    this.#next.value = this.#timeline.segments.indexOf(segment) + 1;
    this.#stage.seen(run);
    return true;
  }

  async #wait(milliseconds: number, turn: number): Promise<void> {
    if (!this.#isSkipping && milliseconds > 0) await this.#sleep(milliseconds / this.speed.peek());
    while (this.#state.peek() === 'paused' && turn === this.#turn) await this.#sleep(null);
  }

  #sleep(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? undefined : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #become(state: 'idle' | 'playing', run: RecordedRun | null): void {
    this.#state.value = state;
    this.#current.value = run;
  }
}
