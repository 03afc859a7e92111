import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import type { TerminalScreen } from '../../runtime/terminal-connection.ts';
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

/** Resolves once the terminal's font can be measured: xterm measures it once, when it opens. */
export async function terminalFontLoaded(): Promise<void> {
  await document.fonts.load(`${fontSize}px ${token('--slip-font-code')}`).catch(() => []);
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
      fontFamily: token('--slip-font-code'),
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
    this.#drawByWebgl();
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
  }

  /** Fills its element; returns the size, or null while it is not shown. */
  fit(): TerminalSize | null {
    const size = this.#fit.proposeDimensions();
    if (!size || !Number.isFinite(size.cols) || !Number.isFinite(size.rows)) return null;
    this.resized(size);
    return size;
  }

  /** Takes the colours that the page's tokens have in this theme, which is the page's now. */
  recolour(_theme: PageTheme): void {
    this.terminal.options.theme = terminalTheme();
  }

  dispose(): void {
    this.terminal.dispose();
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
