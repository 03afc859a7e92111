import type { SessionNews } from './session-news.ts';

type Listener = (news: SessionNews) => void;

/** Brings what happens in sessions to those who listen, whether the machine runs or not. */
export class SessionHub {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** @returns ends it */
  subscribe(session: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(session);
    };
  }

  tell(session: string, news: SessionNews): void {
    for (const listener of this.#listeners.get(session) ?? []) listener(news);
  }

  tellAll(news: SessionNews): void {
    for (const session of this.#listeners.keys()) this.tell(session, news);
  }
}
