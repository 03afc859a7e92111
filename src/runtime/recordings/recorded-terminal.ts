import { signal } from '@preact/signals-core';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { TerminalLine } from '../lesson-runtime.ts';
import type { TerminalScreen, TerminalState } from '../terminal-screen.ts';

/** A terminal in which a recording is played. It takes no input: nothing runs in it. */
export class RecordedTerminal implements TerminalLine {
  readonly name: string;
  readonly fixedSize: TerminalSize;
  readonly state = signal<TerminalState>('online');
  readonly exitCode = signal(null);
  readonly problem = signal(null);
  #shown = '';
  #screen: TerminalScreen | null = null;

  /** @param size Size of the terminal that was recorded. */
  constructor(name: string, size: TerminalSize) {
    this.name = name;
    this.fixedSize = size;
  }

  print(data: string): void {
    this.#shown += data;
    this.#screen?.write(encode(data), () => {});
  }

  /** Shows just this, whatever was there; what both have in common stays as it is. */
  show(text: string): void {
    if (text.startsWith(this.#shown)) return this.print(text.slice(this.#shown.length));
    this.#shown = text;
    this.#draw();
  }

  attach(screen: TerminalScreen): void {
    this.#screen = screen;
    this.#draw();
  }

  resize(): void {}

  disconnect(): void {
    this.#screen = null;
  }

  showEnd(): void {
    this.#screen?.showEnd();
  }

  input(): boolean {
    return false;
  }

  connect(): void {}

  hangUp(): void {
    this.dispose();
  }

  dispose(): void {
    this.#screen = null;
  }

  #draw(): void {
    this.#screen?.clear(this.fixedSize);
    this.#screen?.write(encode(this.#shown), () => {});
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
