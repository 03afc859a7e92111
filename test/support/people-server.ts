import { expect } from 'vitest';
import type { Me } from '../../protocol/person.ts';
import type { Config } from '../../sandbox-server/config.ts';
import type { Answer } from './api-client.ts';
import { BrowserClient } from './browser-client.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from './server-without-machines.ts';

export const accessKey = 'a-key-that-nobody-will-guess';
export const password = 'heron paints the quiet stairs';

/** What stands behind the `#` of a link. */
export const tokenOf = (url: string): string => url.split('#')[1] ?? '';

/** Who is signed in, by an answer that says so; null where nobody is. */
export const personOf = ({ body }: Answer): Me['person'] => (body as Me).person;

/** A server that people sign in to, with its first administrator, Ada. */
export class PeopleServer {
  readonly server: ServerWithoutMachines;
  readonly administrator: BrowserClient;

  private constructor(server: ServerWithoutMachines) {
    this.server = server;
    this.administrator = this.browser();
  }

  static async open(more: Partial<Config> = {}): Promise<PeopleServer> {
    const change = { loopbackOnly: false, accessKey, ...more };
    const opened = new PeopleServer(await openServerWithoutMachines({ change }));
    const token = opened.server.firstAdministratorToken;
    const about = { name: 'Ada', email: 'Ada@example.org', password };
    const path = '/api/sign-in/first-administrator';
    const answer = await opened.administrator.call('POST', path, { token, ...about });
    expect(answer.status).toBe(200);
    return opened;
  }

  get url(): string {
    return this.server.url;
  }

  browser(headers?: Record<string, string>): BrowserClient {
    return new BrowserClient(this.url, headers);
  }

  /** An instructor who has accepted an invitation. */
  async invite(email: string, name = 'Grace'): Promise<{ client: BrowserClient; id: string }> {
    const { body } = await this.administrator.call('POST', '/api/people/invitations', {
      ...{ name, email, role: 'instructor' },
    });
    const { url, person } = body as { url: string; person: { id: string } };
    const client = this.browser();
    const token = tokenOf(url);
    const answer = await client.call('POST', '/api/sign-in/invitation', { token, password });
    expect(answer.status).toBe(200);
    return { client, id: person.id };
  }

  async guest(): Promise<BrowserClient> {
    const client = this.browser();
    expect((await client.open(`/?key=${accessKey}`)).status).toBe(302);
    return client;
  }

  dispose(): Promise<void> {
    return this.server.dispose();
  }
}
