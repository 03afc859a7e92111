import { SerializeAddon } from '@xterm/addon-serialize';
import headless from '@xterm/headless';
import { terminalSize } from '../../../sandbox-server/lesson-testing/lesson-terminal.ts';

/** Far more lines than a step prints: a frame has to see what scrolled by since the last one. */
const scrollback = 50_000;

/**
 * Turns what a program printed into frames, each with the lines that have changed and nothing else:
 * progress that is drawn over ten times a second would fill a recording.
 */
export class FrameEncoder {
  readonly #terminal = new headless.Terminal({
    ...terminalSize,
    scrollback,
    allowProposedApi: true,
  });
  readonly #serializer = new SerializeAddon();
  #lines: readonly string[] = [''];
  #cursor = '1;1';

  constructor() {
    this.#terminal.loadAddon(this.#serializer as never);
  }

  /** Resolves once the output is drawn. */
  write(output: string): Promise<void> {
    return new Promise((resolve) => this.#terminal.write(output, resolve));
  }

  /**
   * What draws the screen as it is now onto the frame before; empty where that is the same. Where only
   * the cursor has moved, that waits for the next frame, unless it is the last.
   */
  frame({ isLast = false }: { readonly isLast?: boolean } = {}): string {
    const { active } = this.#terminal.buffer;
    const before = this.#lines;
    // Rows are counted on the screen as the frame before has left it; what is above cannot change.
    const top = Math.max(0, before.length - terminalSize.rows);
    const count = Math.max(active.baseY + active.cursorY, this.#lastLine()) + 1;
    const lines = Array.from({ length: Math.max(count, before.length) }, (_, row) =>
      row < top ? (before[row] ?? '') : this.#line(row),
    );
    const cursor = `${active.cursorY + 1};${active.cursorX + 1}`;
    const changed = before.flatMap((line, row) =>
      lines[row] === line ? [] : `\u001b[${row - top + 1};1H\u001b[2K${lines[row] ?? ''}`,
    );
    const added = lines.slice(before.length);
    const isSame = changed.length === 0 && added.length === 0;
    if (isSame && (!isLast || cursor === this.#cursor)) return '';
    this.#lines = lines;
    this.#cursor = cursor;
    const bottom = `\u001b[${before.length - top};1H`;
    const appended = added.length === 0 ? [] : [bottom, ...added.map((line) => `\r\n${line}`)];
    return [...changed, ...appended, `\u001b[${cursor}H`].join('');
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  /** A row's text with its colours; long blanks are skipped over. */
  #line(row: number): string {
    return this.#serializer
      .serialize({ range: { start: row, end: row }, excludeModes: true, excludeAltBuffer: true })
      .trimEnd()
      .replaceAll(/ {6,}/g, (blanks) => `\u001b[${blanks.length}C`);
  }

  /** The last row on which something stands. */
  #lastLine(): number {
    const { active } = this.#terminal.buffer;
    for (let row = active.length - 1; row > 0; row -= 1) {
      if (active.getLine(row)?.translateToString(true)) return row;
    }
    return 0;
  }
}
