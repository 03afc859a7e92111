import { ApiClient, type Answer } from './api-client.ts';

/** Speaks the public interface as one browser does: it keeps cookies, and says which page acts. */
export class BrowserClient {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  readonly #api: ApiClient;
  readonly #headers: Record<string, string>;

  /** @param headers sent with every call */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.#api = new ApiClient(url);
    this.#headers = { origin: url, 'user-agent': 'Test Browser', ...headers };
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const own = this.cookies.size > 0 ? { cookie: this.cookie } : {};
    const answer = await this.#api.call(method, path, body, {
      ...this.#headers,
      ...own,
      ...headers,
    });
    this.#keep(answer.headers);
    return answer;
  }

  /** Opens a page, and does not follow where it leads. */
  async open(path: string): Promise<{ status: number; location: string | null; text: string }> {
    const answer = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      headers: { ...this.#headers, accept: 'text/html', cookie: this.cookie },
    });
    this.#keep(answer.headers);
    const location = answer.headers.get('location');
    return { status: answer.status, location, text: await answer.text() };
  }

  #keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
  }
}
