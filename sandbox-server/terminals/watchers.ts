import type { TerminalServerFrame, TerminalSize } from '../../protocol/terminal.ts';
import { maxUnacknowledgedBytes } from '../../protocol/terminal.ts';
import type { Screen } from './screen.ts';

/** A screen is serialized anew for one who fell behind no more often than this. */
const redrawMilliseconds = 1_000;

/** One who looks at a terminal and has no part in it. Neither call may throw. */
export interface Watcher {
  output(bytes: Buffer): void;
  control(frame: TerminalServerFrame): void;
}

/** A watcher's way back. */
export interface Watch {
  acknowledge(bytes: number): void;
  detach(): void;
}

interface Place {
  readonly watcher: Watcher;
  /** `joining`: the screen is on its way, what is printed meanwhile waits for it. */
  state: 'joining' | 'following' | 'behind';
  unacknowledged: number;
  waiting: Buffer[];
  drawnAt: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Those who watch a terminal. They never hold the shell: one who does not keep up is left behind, and
 * gets the screen once it has drawn what it was sent.
 */
export class Watchers {
  readonly #screen: Screen;
  readonly #places = new Set<Place>();

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  add(watcher: Watcher): Watch {
    const place: Place = {
      watcher,
      state: 'joining',
      unacknowledged: 0,
      waiting: [],
      drawnAt: 0,
      timer: undefined,
    };
    this.#places.add(place);
    this.#join(place);
    return {
      acknowledge: (bytes) => this.#acknowledge(place, bytes),
      detach: () => {
        clearTimeout(place.timer);
        this.#places.delete(place);
      },
    };
  }

  /** What was just handed to the screen. */
  print(chunk: Buffer): void {
    for (const place of this.#places) {
      // What waits for a screen is bounded by what waits to be drawn on it, for which the shell waits.
      if (place.state === 'joining') place.waiting.push(chunk);
      else if (place.state === 'following') send(place, chunk);
    }
  }

  resized(size: TerminalSize): void {
    this.#tell({ type: 'resized', ...size });
  }

  ended(exitCode: number | null): void {
    this.#tell({ type: 'exit', exitCode });
  }

  #tell(frame: TerminalServerFrame): void {
    for (const { watcher } of this.#places) watcher.control(frame);
  }

  #join(place: Place): void {
    place.state = 'joining';
    this.#screen.capture((snapshot) => {
      if (!this.#places.has(place)) return;
      place.drawnAt = performance.now();
      place.watcher.control({ type: 'screen', ...this.#screen.size });
      place.state = 'following';
      send(place, snapshot);
      for (const chunk of place.waiting.splice(0)) send(place, chunk);
    });
  }

  #acknowledge(place: Place, bytes: number): void {
    place.unacknowledged = Math.max(0, place.unacknowledged - bytes);
    if (place.state !== 'behind' || place.unacknowledged > 0 || place.timer) return;
    const wait = Math.max(0, place.drawnAt + redrawMilliseconds - performance.now());
    place.timer = setTimeout(() => {
      place.timer = undefined;
      this.#join(place);
    }, wait).unref();
  }
}

function send(place: Place, bytes: Buffer): void {
  if (place.state !== 'following') return;
  place.unacknowledged += bytes.length;
  place.watcher.output(bytes);
  if (place.unacknowledged >= maxUnacknowledgedBytes) place.state = 'behind';
}
