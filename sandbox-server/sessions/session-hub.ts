import type { SessionNews } from './session-news.ts';

type Listener = (news: SessionNews) => void;

/** Hears of every session. Neither call may throw. */
export interface SessionObserver {
  news(session: string, news: SessionNews): void;
  /** The first page of a session opened, or the last one closed. */
  presence(session: string, isThere: boolean): void;
}

/** Brings what happens in sessions to those who listen, whether the machine runs or not. */
export class SessionHub {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #observers = new Set<SessionObserver>();

  /** For a page of the session. @returns ends it */
  subscribe(session: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, listeners.add(listener));
    if (listeners.size === 1) this.#tellPresence(session, true);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      this.#listeners.delete(session);
      this.#tellPresence(session, false);
    };
  }

  /** Whether a page of the session is open. */
  isThere(session: string): boolean {
    return this.#listeners.has(session);
  }

  /** For those who look at all sessions, and are in none. @returns ends it */
  observe(observer: SessionObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  tell(session: string, news: SessionNews): void {
    for (const observer of this.#observers) observer.news(session, news);
    for (const listener of this.#listeners.get(session) ?? []) listener(news);
  }

  tellAll(news: SessionNews): void {
    for (const session of this.#listeners.keys()) this.tell(session, news);
  }

  #tellPresence(session: string, isThere: boolean): void {
    for (const observer of this.#observers) observer.presence(session, isThere);
  }
}
