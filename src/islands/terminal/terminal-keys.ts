import type { Terminal } from '@xterm/xterm';
import { copySelection } from './clipboard.ts';

/** What keys do that are not for the shell. */
export interface TerminalKeyActions {
  openSearch(): void;
  /** Moves the focus out of the terminal, in which Tab belongs to the shell. */
  leave(): void;
  /** Enter, where the shell has ended; returns whether it was taken. */
  enter(): boolean;
}

/** Takes copy, paste, search and the way out from the keys before the shell sees them. */
export function handleTerminalKeys(terminal: Terminal, actions: TerminalKeyActions): void {
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true;
    if (event.key === 'F6') return taken(event, actions.leave);
    if (event.key === 'Enter' && actions.enter()) return taken(event);
    if (!event.ctrlKey || event.altKey || event.metaKey) return true;
    const key = event.key.toLowerCase();
    if (key === 'c' && (event.shiftKey || terminal.hasSelection())) {
      return taken(event, () => copySelection(terminal) && terminal.clearSelection());
    }
    if (key === 'f' && !event.shiftKey) return taken(event, actions.openSearch);
    // Not the shell's, and not prevented either: the browser then pastes, and xterm sees that.
    return key !== 'v';
  });
}

function taken(event: KeyboardEvent, action?: () => void): false {
  event.preventDefault();
  action?.();
  return false;
}
