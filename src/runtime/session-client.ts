import { stepResultSchema } from '../../protocol/check.ts';
import { engineStateSchema } from '../../protocol/engine.ts';
import type { Language } from '../../protocol/language.ts';
import { sessionSchema, type Session, type StartingPoint } from '../../protocol/session.ts';
import type { HttpClient } from './http-client.ts';

/** Path of a session in the public interface. */
export const sessionPath = (id: string): string => `/api/sessions/${encodeURIComponent(id)}`;

/** The session calls of the public interface; each throws `ProblemError`. */
export class SessionClient {
  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /** @param from left out, the server begins with what was left, if there is anything */
  create(lesson: string, language: Language, from?: StartingPoint): Promise<Session> {
    return this.#http.json(sessionSchema, '/api/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lesson, language, from }),
    });
  }

  get(id: string): Promise<Session> {
    const signal = AbortSignal.timeout(10_000);
    return this.#http.json(sessionSchema, sessionPath(id), { signal });
  }

  async end(id: string): Promise<void> {
    await this.#http.request(sessionPath(id), { method: 'DELETE' });
  }

  /** `extend` gives more time, `reset` a new machine and workspace, `resume` wakes. */
  change(id: string, verb: 'extend' | 'reset' | 'resume'): Promise<Session> {
    return this.#http.json(sessionSchema, `${sessionPath(id)}/${verb}`, { method: 'POST' });
  }

  runChecks(id: string, step: string) {
    const path = `${sessionPath(id)}/checks/${encodeURIComponent(step)}`;
    return this.#http.json(stepResultSchema, path, { method: 'POST' });
  }

  engine(id: string) {
    return this.#http.json(engineStateSchema, `${sessionPath(id)}/engine`);
  }
}
