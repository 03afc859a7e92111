import type { TerminalScreen } from '../../src/runtime/terminal-screen.ts';

/** A screen that keeps all that was written since it was last cleared. */
export class PatientScreen implements TerminalScreen {
  text = '';
  readonly #decoder = new TextDecoder();

  clear(): void {
    this.text = '';
  }

  write(bytes: Uint8Array, drawn: () => void): void {
    this.text += this.#decoder.decode(bytes, { stream: true });
    drawn();
  }

  resized(): void {}
  showEnd(): void {}
}
