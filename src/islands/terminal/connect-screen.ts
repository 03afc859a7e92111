import { word } from '../../i18n/word.ts';
import type { TerminalLine } from '../../runtime/lesson-runtime.ts';
import { handleTerminalKeys, type TerminalKeyActions } from './terminal-keys.ts';
import type { XtermScreen } from './xterm-screen.ts';

/**
 * Joins a screen to its connection: keys go to the shell, output to the screen, and the size follows
 * `element`. Returns what parts them again and disposes of the screen; the shell is left alone.
 */
export function connectScreen(
  screen: XtermScreen,
  element: HTMLElement,
  connection: TerminalLine,
  actions: Omit<TerminalKeyActions, 'enter'>,
): () => void {
  const { terminal } = screen;
  terminal.textarea?.setAttribute('aria-label', word('terminal.name', { name: connection.name }));
  terminal.textarea?.setAttribute('aria-description', word('terminal.leave'));
  terminal.onData((data) => connection.input(data));
  terminal.onBinary((data) => connection.input(data));
  handleTerminalKeys(terminal, {
    ...actions,
    enter: () => {
      if (connection.state.peek() !== 'exited') return false;
      connection.connect();
      return true;
    },
  });
  const resized = new ResizeObserver(() => {
    const size = screen.fit(connection.fixedSize);
    if (size) connection.resize(size);
  });
  resized.observe(element);
  connection.attach(
    screen,
    screen.fit(connection.fixedSize) ?? { cols: terminal.cols, rows: terminal.rows },
  );
  return () => {
    resized.disconnect();
    connection.disconnect();
    screen.dispose();
  };
}
