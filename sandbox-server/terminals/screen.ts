import { SerializeAddon } from '@xterm/addon-serialize';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import headless from '@xterm/headless';
import type { TerminalSize } from '../../protocol/terminal.ts';

const scrollback = 2_000;

/**
 * The screen of a terminal as it would look in a browser, kept on the server, so that a reload or a
 * second viewer gets exactly what was there: text, colours, cursor, modes, and some history.
 */
export class Screen {
  readonly #terminal: InstanceType<typeof headless.Terminal>;
  readonly #serializer = new SerializeAddon();

  constructor(size: TerminalSize) {
    this.#terminal = new headless.Terminal({ ...size, scrollback, allowProposedApi: true });
    this.#terminal.loadAddon(this.#serializer as never);
    this.#terminal.loadAddon(new UnicodeGraphemesAddon() as never);
  }

  get size(): TerminalSize {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  /** Resolves once the bytes are on the screen. */
  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#terminal.write(bytes, resolve));
  }

  resize({ cols, rows }: TerminalSize): void {
    this.#terminal.resize(cols, rows);
  }

  /** Bytes that draw this screen on a terminal that was reset. */
  snapshot(): Buffer {
    return Buffer.from(this.#serializer.serialize());
  }

  /**
   * Gives such bytes once all that was written up to now is on the screen, and nothing that was written
   * later: what writes needs not wait.
   */
  capture(take: (snapshot: Buffer) => void): void {
    this.#terminal.write('', () => take(this.snapshot()));
  }
}
