import { setTimeout as sleep } from 'node:timers/promises';
import type { TerminalServerFrame, TerminalSize } from '../../protocol/terminal.ts';
import type { TerminalProcess } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { Screen } from './screen.ts';
import { stallMilliseconds, ViewerFlow } from './viewer-flow.ts';
import { type Watch, type Watcher, Watchers } from './watchers.ts';

/** Bytes that may wait to be drawn on the server's own screen. */
const maxUndrawnBytes = 512 * 1024;
/** Typed bytes that a shell may leave unread. */
const maxUnreadInput = 4 * 1024 * 1024;

/** Ctrl-C and Ctrl-\\: whoever presses them wants the prompt, not the rest of the flood. */
// oxlint-disable-next-line no-control-regex
const interrupts = /[\u0003\u001c]/;
/** A flood has ended when nothing came for so long; one that goes on is shown again after the most. */
const quietMilliseconds = 30;
const skipAtMost = 500;

/** Someone who looks at a terminal: a socket, or a test. Neither call may throw. */
export interface Viewer {
  output(bytes: Buffer): void;
  control(frame: TerminalServerFrame): void;
}

/** One viewer's way to act on the terminal. */
export interface Attachment {
  acknowledge(bytes: number): void;
  detach(): void;
}

/**
 * One shell with all who look at it. The slowest viewer slows the shell (so nothing piles up here),
 * unless it stops drawing altogether: then it is left behind, and gets the screen when it is back.
 */
export class Terminal {
  readonly #process: TerminalProcess;
  readonly #screen: Screen;
  readonly #viewers = new Map<Viewer, ViewerFlow>();
  readonly #watchers: Watchers;
  readonly #stallTimer: NodeJS.Timeout;
  #undrawn = 0;
  /** Attachments under way, for which the shell must not print. */
  #holds = 0;
  /** Output that came before a Ctrl-C took effect is left out: viewers get the screen after it. */
  #skipping = false;
  #printedAt = 0;
  #exit: { exitCode: number | null } | null = null;
  /** Resolves when the shell has ended and its last words are sent. */
  readonly ended: Promise<void>;

  constructor(process: TerminalProcess, size: TerminalSize) {
    this.#process = process;
    this.#screen = new Screen(size);
    this.#watchers = new Watchers(this.#screen);
    process.stream.on('data', (chunk: Buffer) => this.#print(chunk));
    process.stream.on('error', () => undefined); // `exited` tells.
    this.#stallTimer = setInterval(() => this.#leaveStalled(), stallMilliseconds / 4).unref();
    this.ended = process.exited.then((exitCode) => this.#end(exitCode));
  }

  get size(): TerminalSize {
    return this.#screen.size;
  }

  /** Sends the screen as it is now, then everything that follows. */
  async attach(viewer: Viewer): Promise<Attachment> {
    this.#hold(1);
    try {
      await this.#screen.write(new Uint8Array());
      this.#viewers.set(viewer, new ViewerFlow());
      this.#draw(viewer);
      if (this.#exit) viewer.control({ type: 'exit', ...this.#exit });
    } finally {
      this.#hold(-1);
    }
    return {
      acknowledge: (bytes) => this.#acknowledge(viewer, bytes),
      detach: () => {
        this.#viewers.delete(viewer);
        this.#regulate();
      },
    };
  }

  /** As {@link attach}, for one who looks on: the shell never waits for them, and keeps its size. */
  watch(watcher: Watcher): Watch {
    const watch = this.#watchers.add(watcher);
    if (this.#exit) watcher.control({ type: 'exit', ...this.#exit });
    return watch;
  }

  /** @throws SlipwayError `bad-frame` where the shell has left too much unread already */
  input(data: string): void {
    if (this.#exit) return;
    const { stream } = this.#process;
    if (stream.writableLength > maxUnreadInput) {
      const megabytes = maxUnreadInput / 1024 / 1024;
      const unread = { megabytes, bytes: stream.writableLength };
      throw new SlipwayError('bad-frame', told('terminals.unread', unread));
    }
    stream.write(data);
    if (interrupts.test(data)) void this.#skipFlood();
  }

  /** The size is the one that was asked for last, whoever asked; all others are told. */
  resize({ cols, rows }: TerminalSize, by?: Viewer): void {
    const before = this.#screen.size;
    if (this.#exit || (before.cols === cols && before.rows === rows)) return;
    this.#screen.resize({ cols, rows });
    this.#process.resize({ cols, rows }).catch(() => undefined); // A shell that just ended has no size.
    for (const viewer of this.#viewers.keys()) {
      if (viewer !== by) viewer.control({ type: 'resized', cols, rows });
    }
    this.#watchers.resized({ cols, rows });
  }

  dispose(): void {
    this.#process.dispose();
    clearInterval(this.#stallTimer);
  }

  #print(chunk: Buffer): void {
    this.#undrawn += chunk.length;
    void this.#screen.write(chunk).then(() => {
      this.#undrawn -= chunk.length;
      this.#regulate();
    });
    this.#watchers.print(chunk);
    const now = performance.now();
    this.#printedAt = now;
    for (const [viewer, flow] of this.#viewers) {
      if (flow.behind || this.#skipping) continue;
      flow.sent(chunk.length, now);
      viewer.output(chunk);
    }
    this.#regulate();
  }

  #draw(viewer: Viewer): void {
    const snapshot = this.#screen.snapshot();
    viewer.control({ type: 'screen', ...this.#screen.size });
    this.#viewers.get(viewer)?.sent(snapshot.length, performance.now());
    viewer.output(snapshot);
  }

  #acknowledge(viewer: Viewer, bytes: number): void {
    const caughtUp = this.#viewers.get(viewer)?.acknowledged(bytes);
    if (caughtUp) void this.#redraw(viewer);
    this.#regulate();
  }

  async #redraw(viewer: Viewer): Promise<void> {
    this.#hold(1);
    await this.#screen.write(new Uint8Array());
    if (this.#viewers.has(viewer)) this.#draw(viewer);
    this.#hold(-1);
  }

  /** Where viewers lag behind, they get the screen as it is after the interrupt in place of the rest. */
  async #skipFlood(): Promise<void> {
    if (this.#skipping || ![...this.#viewers.values()].some((flow) => flow.lags)) return;
    this.#skipping = true;
    this.#regulate();
    const started = performance.now();
    do await sleep(quietMilliseconds);
    while (
      performance.now() - this.#printedAt < quietMilliseconds &&
      performance.now() - started < skipAtMost
    );
    this.#skipping = false;
    await Promise.all([...this.#viewers.keys()].map((viewer) => this.#redraw(viewer)));
  }

  #leaveStalled(): void {
    const now = performance.now();
    for (const flow of this.#viewers.values()) flow.stall(now);
    this.#regulate();
  }

  #hold(change: number): void {
    this.#holds += change;
    this.#regulate();
  }

  #regulate(): void {
    const full = [...this.#viewers.values()].some((flow) => flow.full);
    if ((full && !this.#skipping) || this.#holds > 0 || this.#undrawn > maxUndrawnBytes)
      this.#process.stream.pause();
    else this.#process.stream.resume();
  }

  async #end(exitCode: number | null): Promise<void> {
    this.#exit = { exitCode };
    clearInterval(this.#stallTimer);
    await this.#screen.write(new Uint8Array());
    for (const viewer of this.#viewers.keys()) viewer.control({ type: 'exit', exitCode });
    this.#watchers.ended(exitCode);
  }
}
