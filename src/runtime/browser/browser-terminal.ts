import { signal } from '@preact/signals-core';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { TerminalLine } from '../lesson-runtime.ts';
import type { TerminalScreen, TerminalState } from '../terminal-screen.ts';
import type { ContainerProcess } from './python-container.ts';

/** Characters of output that a later screen can be given again. */
const mostKept = 200_000;

/** A terminal for the programs that run in the browser, one at a time. */
export class BrowserTerminal implements TerminalLine {
  readonly name: string;
  readonly fixedSize = null;
  readonly state = signal<TerminalState>('online');
  readonly exitCode = signal<number | null>(null);
  readonly problem = signal(null);
  #shown = '';
  #screen: TerminalScreen | null = null;
  #size: TerminalSize = { cols: 80, rows: 24 };
  #process: ContainerProcess | null = null;
  #keys: WritableStreamDefaultWriter<string> | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get size(): TerminalSize {
    return this.#size;
  }

  print(data: string): void {
    this.#shown = (this.#shown + data).slice(-mostKept);
    this.#screen?.write(new TextEncoder().encode(data), () => {});
  }

  /** Shows a program and takes keys for it, in place of the one before. Resolves with its exit code. */
  async follow(process: ContainerProcess): Promise<number> {
    this.#stop();
    this.#process = process;
    this.#keys = process.input.getWriter();
    const printed = process.output.pipeTo(
      new WritableStream({ write: (data) => this.print(data) }),
    );
    const code = await process.exit;
    await printed.catch(() => {}); // A program that was ended may take its output with it.
    if (this.#process === process) {
      this.#process = null;
      this.#keys = null;
    }
    return code;
  }

  attach(screen: TerminalScreen, size: TerminalSize): void {
    this.#screen = screen;
    this.resize(size);
    screen.clear(size);
    screen.write(new TextEncoder().encode(this.#shown), () => {});
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#process?.resize(size);
  }

  input(data: string): boolean {
    if (!this.#keys) return false;
    void this.#keys.write(data).catch(() => {});
    return true;
  }

  showEnd(): void {
    this.#screen?.showEnd();
  }

  connect(): void {}

  disconnect(): void {
    this.#screen = null;
  }

  hangUp(): void {
    this.dispose();
  }

  dispose(): void {
    this.#stop();
    this.#screen = null;
  }

  #stop(): void {
    this.#process?.kill();
    this.#process = null;
    this.#keys = null;
  }
}
