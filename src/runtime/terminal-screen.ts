import type { TerminalSize } from '../../protocol/terminal.ts';

/** What draws a terminal; xterm on the page. */
export interface TerminalScreen {
  /** Empties the screen: the next bytes draw all of it. */
  clear(size: TerminalSize): void;
  /** Draws `bytes`; calls `drawn` once they are on the screen. */
  write(bytes: Uint8Array, drawn: () => void): void;
  /** The size is another from here on. */
  resized(size: TerminalSize): void;
  /** Scrolls to the end of the output. */
  showEnd(): void;
}

/** `exited`: what ran has ended; `refused`: it cannot be, see the terminal's problem. */
export type TerminalState = 'waiting' | 'connecting' | 'online' | 'lost' | 'exited' | 'refused';
