import type { BrowserContext } from '@playwright/test';

/** Ends the sessions that a browser started, so that the next learner finds room. */
export class StartedSessions {
  readonly #url: string;
  readonly #ids = new Set<string>();

  /** @param url address of the server under test */
  constructor(context: BrowserContext, url: string) {
    this.#url = url;
    context.on('response', (response) => {
      if (response.url() !== `${url}/api/sessions`) return;
      void response.json().then(({ id }: { id: string }) => this.#ids.add(id));
    });
  }

  async end(): Promise<void> {
    for (const id of this.#ids) {
      await fetch(`${this.#url}/api/sessions/${id}`, { method: 'DELETE' });
    }
  }
}
