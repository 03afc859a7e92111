import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { TerminalScreen } from '../../runtime/terminal-screen.ts';
import { token, type PageTheme } from '../page-theme.ts';
import { terminalTheme } from './terminal-theme.ts';

/** Full reset (RIS). Written rather than called, so that it keeps its place among the output. */
const fullReset = '\u001bc';

/** Options of {@link XtermScreen}. */
export interface XtermScreenOptions {
  /** A link in the output was clicked. */
  onLink(address: string): void;
  screenReader: boolean;
}

const fontSize = 13;
/** Smaller is not read on a phone: what does not fit at this size is scrolled to. */
const leastFontSize = 12;

/** Resolves once the terminal's font can be measured: xterm measures it once, when it opens. */
export async function terminalFontLoaded(): Promise<void> {
  const font = `${fontSize}px ${token('--slip-font-terminal')}`;
  // Each of these is of another font: Latin, Russian, Chinese and Japanese.
  await Promise.all(
    ['m', '\u0436', '\u6c38\u3042'].map((text) => document.fonts.load(font, text)),
  ).catch(() => []);
}

/** A terminal drawn by xterm in an element of the page; wait for {@link terminalFontLoaded}. */
export class XtermScreen implements TerminalScreen {
  readonly terminal: Terminal;
  readonly search = new SearchAddon();
  readonly #fit = new FitAddon();

  constructor(element: HTMLElement, { onLink, screenReader }: XtermScreenOptions) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: token('--slip-font-terminal'),
      fontSize,
      lineHeight: 1.2,
      linkHandler: { activate: (_event, address) => onLink(address) },
      macOptionIsMeta: true,
      minimumContrastRatio: 4.5,
      screenReaderMode: screenReader,
      scrollback: 5000,
      theme: terminalTheme(),
    });
    this.terminal.loadAddon(this.#fit);
    this.terminal.loadAddon(this.search);
    this.terminal.loadAddon(new UnicodeGraphemesAddon());
    this.terminal.loadAddon(new WebLinksAddon((_event, address) => onLink(address)));
    this.terminal.open(element);
    this.terminal.onWriteParsed(this.#followCursor);
    this.#drawByWebgl();
    document.fonts.addEventListener('loadingdone', this.#fontsCame);
  }

  clear(size: TerminalSize): void {
    this.terminal.write(fullReset, () => this.#resize(size));
  }

  write(bytes: Uint8Array, drawn: () => void): void {
    this.terminal.write(bytes, drawn);
  }

  /** In turn with the output: what was drawn for another size comes before it. */
  resized(size: TerminalSize): void {
    this.terminal.write('', () => this.#resize(size));
  }

  showEnd(): void {
    this.terminal.scrollToBottom();
    this.#followCursor();
  }

  /**
   * Fills its element; returns the size, or null while it is not shown. A `fixed` size stays, and the
   * font shrinks until it fits, down to what can be read; what is still too large can be scrolled to.
   */
  fit(fixed: TerminalSize | null = null): TerminalSize | null {
    if (fixed) this.#shrinkFont(fixed);
    const size = fixed ?? this.#proposed();
    if (size) this.resized(size);
    return size;
  }

  /** Takes the colours that the page's tokens have in this theme, which is the page's now. */
  recolour(_theme: PageTheme): void {
    this.terminal.options.theme = terminalTheme();
  }

  dispose(): void {
    document.fonts.removeEventListener('loadingdone', this.#fontsCame);
    this.terminal.dispose();
  }

  /** What was drawn before its font was there would be kept as it was. */
  readonly #fontsCame = () => this.terminal.clearTextureAtlas();

  /** Keeps the row of the cursor in view, where the element does not show all of a fixed size. */
  readonly #followCursor = (): void => {
    const { element, rows, buffer } = this.terminal;
    const frame = element?.parentElement;
    if (!element || !frame || element.scrollHeight <= frame.clientHeight) return;
    const row = element.scrollHeight / rows;
    const end = (buffer.active.cursorY + 2) * row;
    frame.scrollTop = Math.max(0, end - frame.clientHeight);
  };

  #proposed(): TerminalSize | null {
    const size = this.#fit.proposeDimensions();
    return size && Number.isFinite(size.cols) && Number.isFinite(size.rows) ? size : null;
  }

  #shrinkFont({ cols, rows }: TerminalSize): void {
    const { options } = this.terminal;
    options.fontSize = fontSize;
    const room = this.#proposed();
    if (!room) return;
    // In half pixels: finer steps draw no sharper.
    const fitting = (part: number) => Math.min(fontSize, Math.floor(2 * fontSize * part) / 2);
    const part = Math.min(room.cols / cols, room.rows / rows);
    options.fontSize = Math.max(leastFontSize, fitting(part));
  }

  #resize({ cols, rows }: TerminalSize): void {
    if (cols === this.terminal.cols && rows === this.terminal.rows) return;
    this.terminal.resize(cols, rows);
  }

  /** Where WebGL is missing, or is taken away later, xterm draws with elements instead. */
  #drawByWebgl(): void {
    try {
      const webgl = new WebglAddon();
      webgl.onContextLoss(() => webgl.dispose());
      this.terminal.loadAddon(webgl);
    } catch {
      // xterm keeps the renderer that it has.
    }
  }
}
