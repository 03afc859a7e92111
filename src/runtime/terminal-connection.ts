import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { problemSchema } from '../../protocol/problem.ts';
import {
  terminalServerFrameSchema,
  terminalSizeSchema,
  type TerminalClientFrame,
  type TerminalServerFrame,
  type TerminalSize,
} from '../../protocol/terminal.ts';
import { Acknowledger } from './acknowledger.ts';
import type { TerminalLine } from './lesson-runtime.ts';
import type { PageProblem } from './problem-error.ts';
import { PromptWatch } from './prompt-watch.ts';
import { ReconnectingSocket, type SocketOptions } from './reconnecting-socket.ts';
import type { TerminalScreen, TerminalState } from './terminal-screen.ts';

/** How a terminal's socket behaves, and when there may be one. */
export interface TerminalOptions extends Pick<SocketOptions, 'mayRetry' | 'onWake'> {
  /** False while the session has no machine to connect to. */
  mayConnect?(): boolean;
}

/** Milliseconds that the size must stand still before the shell hears of it. */
const resizeQuiet = 60;

/** One terminal of a session, without any user interface. */
export class TerminalConnection implements TerminalLine {
  readonly name: string;
  /** The shell is told of every size. */
  readonly fixedSize = null;
  readonly prompt = new PromptWatch();
  readonly #mayConnect: () => boolean;
  readonly #socket: ReconnectingSocket;
  readonly #acknowledger = new Acknowledger((bytes) => this.#send({ type: 'ack', bytes }));
  readonly #ended = signal<'exited' | 'refused' | null>(null);
  readonly #exitCode = signal<number | null>(null);
  readonly #problem = signal<PageProblem | null>(null);
  readonly #state: ReadonlySignal<TerminalState>;
  #screen: TerminalScreen | null = null;
  #size: TerminalSize = { cols: 80, rows: 24 };
  #sentSize = '';
  #resizing: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;
  /** Whether the next output draws the whole screen, at the size that the server had. */
  #isRedrawn = false;

  /** @param url Address of the terminal's socket at a size. */
  constructor(
    name: string,
    url: (size: TerminalSize) => string,
    { mayConnect = () => true, ...options }: TerminalOptions = {},
  ) {
    this.name = name;
    this.#mayConnect = mayConnect;
    this.#socket = new ReconnectingSocket({
      ...options,
      url: () => {
        this.#sentSize = JSON.stringify(this.#size);
        return url(this.#size);
      },
      onOpen: () => this.#opened(),
      onMessage: (data) =>
        typeof data === 'string' ? this.#frame(data) : this.#output(new Uint8Array(data)),
    });
    this.#state = computed(() => {
      const socket = this.#socket.state.value;
      return this.#ended.value ?? (socket === 'closed' ? 'waiting' : socket);
    });
  }

  get state(): ReadonlySignal<TerminalState> {
    return this.#state;
  }

  /** The shell's exit code, once `exited`. */
  get exitCode(): ReadonlySignal<number | null> {
    return this.#exitCode;
  }

  /** What the server last complained of. */
  get problem(): ReadonlySignal<PageProblem | null> {
    return this.#problem;
  }

  /** Draws on `screen` from now on, and connects. */
  attach(screen: TerminalScreen, size: TerminalSize): void {
    this.#screen = screen;
    this.#size = withinLimits(size);
    this.connect();
  }

  /** Connects where there is a screen and a machine; after `exited` this gives a new shell. */
  connect(): void {
    if (!this.#screen || !this.#mayConnect()) return;
    this.#ended.value = null;
    this.#problem.value = null;
    this.#socket.open();
  }

  /** Leaves the shell alone and drops the line, as while the session hibernates. */
  disconnect(): void {
    this.#socket.close();
    this.#ended.value = null;
    this.prompt.reset();
  }

  /** Ends the shell and what runs in it. */
  hangUp(): void {
    this.#send({ type: 'close' });
    this.dispose();
  }

  dispose(): void {
    clearTimeout(this.#resizing);
    this.#acknowledger.reset();
    this.disconnect();
    this.#screen = null;
  }

  /** Types `data`; returns whether it could. */
  input(data: string): boolean {
    return this.#send({ type: 'input', data });
  }

  /** Scrolls to the end of the output, as typing does: what comes next is to be seen. */
  showEnd(): void {
    this.#screen?.showEnd();
  }

  resize(size: TerminalSize): void {
    this.#size = withinLimits(size);
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => {
      const wanted = JSON.stringify(this.#size);
      if (wanted === this.#sentSize) return;
      if (this.#send({ type: 'resize', ...this.#size })) this.#sentSize = wanted;
    }, resizeQuiet);
  }

  #opened(): void {
    this.#generation++;
    this.#acknowledger.reset();
    this.prompt.reset();
    this.resize(this.#size);
  }

  #output(bytes: Uint8Array): void {
    const generation = this.#generation;
    this.prompt.push(bytes);
    this.#screen?.write(bytes, () => {
      if (generation === this.#generation) this.#acknowledger.drawn(bytes.length);
    });
    // The pane may have got another size while the screen was on its way.
    if (this.#isRedrawn) this.#screen?.resized(this.#size);
    this.#isRedrawn = false;
  }

  #frame(text: string): void {
    const frame = parseFrame(text);
    if (frame?.type === 'screen') this.#redraw(frame);
    else if (frame?.type === 'resized') this.#otherViewerResized(frame);
    else if (frame?.type === 'exit') {
      this.#exitCode.value = frame.exitCode;
      this.#end('exited');
    } else if (frame?.type === 'problem') this.#refused(frame.problem);
  }

  #redraw(size: TerminalSize): void {
    this.#isRedrawn = true;
    this.#screen?.clear(size);
  }

  #otherViewerResized({ cols, rows }: TerminalSize): void {
    this.#size = { cols, rows };
    this.#sentSize = JSON.stringify(this.#size);
    this.#screen?.resized(this.#size);
  }

  #refused(problem: unknown): void {
    const read = problemSchema.safeParse(problem);
    if (!read.success) return;
    this.#problem.value = read.data;
    // A frame that was not understood is no reason to leave a shell that works.
    if (read.data.code !== 'bad-frame' && read.data.code !== 'bad-size') this.#end('refused');
  }

  #end(how: 'exited' | 'refused'): void {
    this.#ended.value = how;
    this.prompt.reset();
    this.#socket.close();
  }

  #send(frame: TerminalClientFrame): boolean {
    return this.#socket.send(JSON.stringify(frame));
  }
}

function withinLimits({ cols, rows }: TerminalSize): TerminalSize {
  const { cols: colsSchema, rows: rowsSchema } = terminalSizeSchema.shape;
  const clamp = (value: number, { minValue, maxValue }: typeof colsSchema) =>
    Math.max(minValue ?? 1, Math.min(maxValue ?? value, Math.floor(value)));
  return { cols: clamp(cols, colsSchema), rows: clamp(rows, rowsSchema) };
}

function parseFrame(text: string): TerminalServerFrame | undefined {
  try {
    return terminalServerFrameSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
