import type { Page } from '@playwright/test';

/** Bash turns bracketed paste on with each prompt that it shows. */
const promptShown = '\u001b[?2004h';

/** Counts the prompts that a page's shells show, off the wire: a screen keeps no more than its rows. */
export class ShellPrompts {
  readonly #streams = new Map<string, string>();

  /** Counts from here on: make it before the page connects. */
  constructor(page: Page) {
    page.on('websocket', (socket) => {
      const terminal = /\/terminals\/([^/?]+)/.exec(socket.url())?.[1];
      if (terminal === undefined) return;
      socket.on('framereceived', ({ payload }) => {
        const text = typeof payload === 'string' ? '' : payload.toString('latin1');
        this.#streams.set(terminal, (this.#streams.get(terminal) ?? '') + text);
      });
    });
  }

  count(terminal = 'main'): number {
    return (this.#streams.get(terminal) ?? '').split(promptShown).length - 1;
  }
}
