import type { Terminal } from '@xterm/xterm';

/** Copies the selection; returns whether there was one. */
export function copySelection(terminal: Terminal): boolean {
  const text = terminal.getSelection();
  if (text === '') return false;
  // Without a secure origin there is no clipboard to write to; xterm answers the older command.
  if (navigator.clipboard) void navigator.clipboard.writeText(text).catch(() => {});
  else document.execCommand('copy');
  return true;
}

/**
 * Copies on a right click where something is selected, pastes where nothing is. Where the browser
 * does not let the page read the clipboard its own menu opens, which has Paste.
 */
export function onRightClick(terminal: Terminal, event: MouseEvent): void {
  if (event.shiftKey) return;
  if (copySelection(terminal)) {
    terminal.clearSelection();
    event.preventDefault();
  } else if (navigator.clipboard?.readText) {
    event.preventDefault();
    void navigator.clipboard.readText().then(
      (text) => terminal.paste(text),
      () => {},
    );
  }
}
