import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Announcement } from '../../../protocol/broadcast.ts';
import type { Consent } from '../../../protocol/consent.ts';
import type { LearnerSide } from '../../../protocol/learner-side.ts';
import { type HandIns, handInsSchema } from '../../../protocol/submission.ts';
import type { SessionEvent } from '../../../protocol/session-event.ts';
import type { HttpClient } from '../http-client.ts';
import { asProblem, isProblem, type PageProblem } from '../problem-error.ts';
import { sessionPath } from '../session-client.ts';

/** Messages that stand at once; an older one makes room. */
const mostShown = 3;
/** Assignments open and close while one works. */
const askEveryMs = 60_000;

/** What a session's page shows of the class, and what the learner does about it. */
export class LearnersClassroom {
  readonly #http: HttpClient;
  readonly #path: string;
  readonly #report: (problem: PageProblem) => void;
  readonly #side = signal<LearnerSide | null>(null);
  readonly #handIns = signal<HandIns | null>(null);
  /** When it was asked for last. */
  #askedAt = -askEveryMs;
  readonly #announcements = signal<readonly Announcement[]>([]);

  constructor(http: HttpClient, session: string, report: (problem: PageProblem) => void) {
    this.#http = http;
    this.#path = sessionPath(session);
    this.#report = report;
  }

  /** Null for a learner of no class. */
  get side(): ReadonlySignal<LearnerSide | null> {
    return this.#side;
  }

  get announcements(): ReadonlySignal<readonly Announcement[]> {
    return this.#announcements;
  }

  /** To what the session can be handed in, and what of it is recorded. */
  get handIns(): ReadonlySignal<HandIns | null> {
    return this.#handIns;
  }

  follow(event: SessionEvent): void {
    if (event.type === 'session' && event.session.state === 'ready') void this.#askHandIns();
    if (event.type === 'classroom') this.#side.value = event.classroom;
    if (event.type === 'announcement') {
      this.#announcements.value = [...this.#announcements.peek(), event.announcement].slice(
        -mostShown,
      );
    }
  }

  readonly ask = (message: string): void =>
    this.#send('/help', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message }),
    });

  readonly withdraw = (): void => this.#send('/help', { method: 'DELETE' });

  readonly answer = ({ id }: Consent, allow: boolean): void =>
    this.#send(`/consents/${encodeURIComponent(id)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ allow }),
    });

  readonly revoke = ({ id }: Consent): void =>
    this.#send(`/consents/${encodeURIComponent(id)}`, { method: 'DELETE' });

  readonly dismiss = ({ id }: Announcement): void => {
    this.#announcements.value = this.#announcements.peek().filter((other) => other.id !== id);
  };

  /** It is not what the page is for: where it cannot be told, nothing is. */
  async #askHandIns(): Promise<void> {
    const now = performance.now();
    if (now - this.#askedAt < askEveryMs) return;
    this.#askedAt = now;
    const asked = this.#http.json(handInsSchema, `${this.#path}/assignments`, {});
    this.#handIns.value = await asked.catch(() => this.#handIns.peek());
  }

  /** What came of it comes over the session's own line. */
  #send(path: string, init: RequestInit): void {
    this.#http.request(`${this.#path}${path}`, init).catch((thrown: unknown) => {
      // It was over already: the line says so as well.
      if (!isProblem(thrown, 'not-found')) this.#report(asProblem(thrown));
    });
  }
}
