import type { Problem } from '../../protocol/problem.ts';
import { type Session, sessionSchema } from '../../protocol/session.ts';

/** An answer of the public interface. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Speaks the public interface as a client other than a browser does. */
export class ApiClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: json ? JSON.parse(text) : text, headers: answer.headers };
  }

  /** Starts a lesson with its own files, and waits for its machine. */
  async start(lesson = 'hello-world'): Promise<Session> {
    const { body } = await this.call('POST', '/api/sessions', { lesson, from: 'start' });
    return this.until(sessionSchema.parse(body).id, 'ready');
  }

  async until(id: string, state: Session['state']): Promise<Session> {
    const end = Date.now() + 60_000;
    for (;;) {
      const session = sessionSchema.parse((await this.call('GET', `/api/sessions/${id}`)).body);
      if (session.state === state) return session;
      if (session.state === 'failed' || Date.now() > end) {
        throw new Error(`expected ${state}, found ${JSON.stringify(session)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The problem in an answer; fails the test where it is none. */
export function problemIn({ body }: Answer): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  throw new Error(`expected a problem, found ${JSON.stringify(body)}`);
}

/** Status and code of what was refused. */
export const outcome = (answer: Answer): [number, Problem['code']] => [
  answer.status,
  problemIn(answer).code,
];
