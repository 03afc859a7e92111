import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Consent } from '../../../protocol/consent.ts';
import { problemSchema } from '../../../protocol/problem.ts';
import {
  terminalServerFrameSchema,
  type TerminalClientFrame,
  type TerminalServerFrame,
  type TerminalSize,
} from '../../../protocol/terminal.ts';
import { Acknowledger } from '../acknowledger.ts';
import type { TerminalLine } from '../lesson-runtime.ts';
import type { PageProblem } from '../problem-error.ts';
import { ReconnectingSocket } from '../reconnecting-socket.ts';
import type { TerminalScreen, TerminalState } from '../terminal-screen.ts';
import { consentPath } from './board-client.ts';
import { pageClient } from './page-client.ts';

/** A learner's terminal as one sees it whom the learner lets in: its size is the learner's. */
export class WatchedTerminal implements TerminalLine {
  readonly name: string;
  readonly exitCode = signal<number | null>(null);
  readonly problem = signal<PageProblem | null>(null);
  readonly state: ReadonlySignal<TerminalState>;
  /** The size of the learner's screen. */
  readonly size = signal<TerminalSize>({ cols: 80, rows: 24 });
  readonly #mayType: boolean;
  readonly #socket: ReconnectingSocket;
  readonly #ended = signal<'exited' | 'refused' | null>(null);
  readonly #acknowledger = new Acknowledger((bytes) => this.#send({ type: 'ack', bytes }));
  #screen: TerminalScreen | null = null;
  /** Bytes of a line that was lost are not acknowledged on the next. */
  #generation = 0;

  constructor(consent: Consent, name: string) {
    this.name = name;
    this.#mayType = consent.right === 'type';
    const path = `${consentPath(consent)}/terminals/${encodeURIComponent(name)}`;
    this.#socket = new ReconnectingSocket({
      url: () => pageClient().socketUrl(path),
      mayRetry: async () => this.#ended.peek() === null,
      onOpen: () => {
        this.#generation++;
        this.#acknowledger.reset();
      },
      onMessage: (data) =>
        typeof data === 'string' ? this.#frame(data) : this.#output(new Uint8Array(data)),
    });
    this.state = computed(() => {
      const socket = this.#socket.state.value;
      return this.#ended.value ?? (socket === 'closed' ? 'waiting' : socket);
    });
  }

  get fixedSize(): TerminalSize {
    return this.size.peek();
  }

  attach(screen: TerminalScreen): void {
    this.#screen = screen;
    this.connect();
  }

  connect(): void {
    if (!this.#screen) return;
    this.#ended.value = null;
    this.problem.value = null;
    this.#socket.open();
  }

  disconnect(): void {
    this.#socket.close();
  }

  /** Types, where the learner allowed that. */
  input(data: string): boolean {
    return this.#mayType && this.#send({ type: 'input', data });
  }

  /** Nothing: the shell has the size of the learner's page. */
  resize(): void {}

  showEnd(): void {
    this.#screen?.showEnd();
  }

  /** Leaves; the learner's shell goes on. */
  hangUp(): void {
    this.dispose();
  }

  dispose(): void {
    this.#acknowledger.reset();
    this.#socket.close();
    this.#screen = null;
  }

  #output(bytes: Uint8Array): void {
    const generation = this.#generation;
    this.#screen?.write(bytes, () => {
      if (generation === this.#generation) this.#acknowledger.drawn(bytes.length);
    });
  }

  #frame(text: string): void {
    const frame = parseFrame(text);
    if (frame?.type === 'screen') {
      this.#screen?.clear(frame);
      this.#resized(frame);
    } else if (frame?.type === 'resized') {
      this.#screen?.resized(frame);
      this.#resized(frame);
    } else if (frame?.type === 'exit') {
      this.exitCode.value = frame.exitCode;
      this.#end('exited');
    } else if (frame?.type === 'problem') this.#refused(frame.problem);
  }

  #resized({ cols, rows }: TerminalSize): void {
    const { cols: width, rows: height } = this.size.peek();
    if (cols !== width || rows !== height) this.size.value = { cols, rows };
  }

  #refused(problem: unknown): void {
    const read = problemSchema.safeParse(problem);
    if (!read.success) return;
    this.problem.value = read.data;
    this.#end('refused');
  }

  #end(how: 'exited' | 'refused'): void {
    this.#ended.value = how;
    this.#socket.close();
  }

  #send(frame: TerminalClientFrame): boolean {
    return this.#socket.send(JSON.stringify(frame));
  }
}

function parseFrame(text: string): TerminalServerFrame | undefined {
  try {
    return terminalServerFrameSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
