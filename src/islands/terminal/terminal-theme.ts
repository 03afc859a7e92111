import type { ITheme } from '@xterm/xterm';
import { colour } from '../page-theme.ts';

/** xterm's colours from the page's tokens, as they are now. */
export function terminalTheme(): ITheme {
  return {
    foreground: colour('--slip-terminal-foreground'),
    background: colour('--slip-terminal-background'),
    cursor: colour('--slip-terminal-cursor'),
    cursorAccent: colour('--slip-terminal-background'),
    selectionBackground: colour('--slip-terminal-selection'),
    scrollbarSliderBackground: `${colour('--slip-border-control')}55`,
    scrollbarSliderHoverBackground: `${colour('--slip-border-control')}88`,
    scrollbarSliderActiveBackground: `${colour('--slip-border-control')}bb`,
    overviewRulerBorder: '#00000000',
    black: colour('--slip-terminal-black'),
    red: colour('--slip-terminal-red'),
    green: colour('--slip-terminal-green'),
    yellow: colour('--slip-terminal-yellow'),
    blue: colour('--slip-terminal-blue'),
    magenta: colour('--slip-terminal-magenta'),
    cyan: colour('--slip-terminal-cyan'),
    white: colour('--slip-terminal-white'),
    brightBlack: colour('--slip-terminal-bright-black'),
    brightRed: colour('--slip-terminal-bright-red'),
    brightGreen: colour('--slip-terminal-bright-green'),
    brightYellow: colour('--slip-terminal-bright-yellow'),
    brightBlue: colour('--slip-terminal-bright-blue'),
    brightMagenta: colour('--slip-terminal-bright-magenta'),
    brightCyan: colour('--slip-terminal-bright-cyan'),
    brightWhite: colour('--slip-terminal-bright-white'),
  };
}
