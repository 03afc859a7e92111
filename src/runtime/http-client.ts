import type { z } from 'zod';
import { languageTags } from '../../protocol/languages.ts';
import { problemSchema } from '../../protocol/problem.ts';
import { pageLanguage, word } from '../i18n/word.ts';
import { ProblemError, type PageProblem } from './problem-error.ts';

/** Seconds after which a call is given up; starting a machine is not waited for in a call. */
const deadlineSeconds = 60;

/** Milliseconds before a question that failed on its way is asked once more. */
const askAgainAfter = 300;

/** Calls to the sandbox server. Every failure is thrown as a {@link ProblemError}. */
export class HttpClient {
  readonly #base: URL;

  /** @param base Where the server is, such as `location.origin`. */
  constructor(base: string) {
    this.#base = new URL(base);
  }

  /** The answer, of a status below 400. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const signal = init.signal ?? AbortSignal.timeout(deadlineSeconds * 1000);
    const ask = () =>
      fetch(new URL(path, this.#base), {
        ...init,
        headers: { 'accept-language': languageTags[pageLanguage()], ...init.headers },
        credentials: 'same-origin',
        signal,
      });
    const response = await ask()
      .catch((thrown: unknown) => (isQuestion(init) ? later(ask) : Promise.reject(thrown)))
      .catch((cause: unknown) => {
        throw new ProblemError(unreachable(), { cause });
      });
    if (!response.ok) throw new ProblemError(await readProblem(response));
    return response;
  }

  /** The answer's JSON, checked by `schema`. */
  async json<T>(schema: z.ZodType<T>, path: string, init: RequestInit = {}): Promise<T> {
    const response = await this.request(path, init);
    const answer = schema.safeParse(await response.json().catch(() => undefined));
    if (answer.success) return answer.data;
    throw new ProblemError(notUnderstood(response, answer.error.issues[0]?.message));
  }

  /** Address of a WebSocket beside the HTTP interface. */
  socketUrl(path: string, query: Record<string, string | number> = {}): string {
    const url = new URL(path, this.#base);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return url.href;
  }
}

/** A browser drops what is on its way when the network changes; asking twice changes nothing. */
const isQuestion = ({ method = 'GET' }: RequestInit): boolean => method === 'GET';

const later = async <T>(ask: () => Promise<T>): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, askAgainAfter));
  return ask();
};

const unreachable = (): PageProblem => ({
  code: 'server-unreachable',
  message: word('problem.unreachable'),
  remedy: word('problem.unreachableRemedy'),
});

function notUnderstood(response: Response, found: string | undefined): PageProblem {
  return {
    code: 'internal',
    message: word('problem.notUnderstood'),
    found: found ?? `HTTP ${response.status}`,
    remedy: word('problem.notUnderstoodRemedy'),
  };
}

async function readProblem(response: Response): Promise<PageProblem> {
  const body = problemSchema.safeParse(await response.json().catch(() => undefined));
  return body.success ? body.data : notUnderstood(response, undefined);
}
