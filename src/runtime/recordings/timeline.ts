import type { RecordedRun } from '../../../protocol/recorded-lesson.ts';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { Cast } from './parse-cast.ts';

/** The casts of a step: recorded at one time, each of another terminal. */
export type StepCasts = readonly { readonly terminal: string; readonly cast: Cast }[];

/** Something that a terminal printed, `wait` milliseconds after what came before. */
export interface Frame {
  readonly terminal: string;
  readonly wait: number;
  readonly data: string;
}

/** A command in the timeline: its frames are those from `start` to before `end`. */
export interface Segment {
  readonly run: RecordedRun;
  readonly start: number;
  readonly end: number;
}

/** Where nothing was recorded there is a prompt less, and no terminal of another size. */
const nothing: Cast = { columns: 100, rows: 30, events: [] };
/** Full reset (RIS): every recording begins on an empty screen. */
const reset = '\u001bc';

/**
 * All that was recorded of a lesson, in the order in which it happened, whichever the terminal: so
 * what a command causes in another terminal is shown with it.
 */
export class Timeline {
  readonly frames: readonly Frame[];
  readonly segments: readonly Segment[];
  /** Of the recorded terminals. Recordings place what they draw, so they need all of it. */
  readonly size: TerminalSize;

  /** @param runs The lesson's commands. Marks that name none are passed over. */
  constructor(steps: readonly StepCasts[], runs: readonly RecordedRun[]) {
    const known = new Map(runs.map((run) => [run.id, run]));
    const frames: Frame[] = [];
    const segments: Segment[] = [];
    for (const casts of steps) {
      const starts: { run: RecordedRun; start: number }[] = [];
      for (const { terminal } of casts) frames.push({ terminal, wait: 0, data: reset });
      let last = 0;
      for (const { terminal, at, kind, data } of inOrder(casts)) {
        const run = kind === 'mark' ? known.get(data) : undefined;
        if (run) starts.push({ run, start: frames.length });
        if (kind === 'mark') continue;
        frames.push({ terminal, wait: at - last, data });
        last = at;
      }
      const ends = [...starts.slice(1).map(({ start }) => start), frames.length];
      segments.push(...starts.map((begun, index) => ({ ...begun, end: ends[index]! })));
    }
    const sizes = steps.flat().map(({ cast }) => cast);
    if (sizes.length === 0) sizes.push(nothing);
    this.frames = frames;
    this.segments = segments;
    this.size = {
      cols: Math.max(...sizes.map(({ columns }) => columns)),
      rows: Math.max(...sizes.map(({ rows }) => rows)),
    };
  }

  /** Where a command is; undefined where it was not recorded. */
  segment(run: string): Segment | undefined {
    return this.segments.find((segment) => segment.run.id === run);
  }
}

function inOrder(casts: StepCasts) {
  return casts
    .flatMap(({ terminal, cast }) => cast.events.map((event) => ({ ...event, terminal })))
    .sort((first, second) => first.at - second.at);
}
