import { expect } from 'vitest';
import type { Class, Enrollment } from '../../protocol/class.ts';
import type { Config } from '../../sandbox-server/config.ts';
import type { RosterApplied, RosterPreview } from '../../protocol/roster.ts';
import { type Answer, problemIn } from './api-client.ts';
import { BrowserClient } from './browser-client.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from './server-without-machines.ts';

const password = 'heron paints the quiet stairs';
/** Whoever holds it is a guest. */
export const accessKey = 'a-key-that-nobody-will-guess';

/** Status and code of what was refused. */
export const outcome = (answer: Answer) => [answer.status, problemIn(answer).code];

/** A server with an administrator and two instructors, each at a browser of their own. */
export class ClassWorld {
  readonly server: ServerWithoutMachines;
  readonly administrator: BrowserClient;
  readonly ina: BrowserClient;
  readonly ivo: BrowserClient;

  private constructor(server: ServerWithoutMachines) {
    this.server = server;
    [this.administrator, this.ina, this.ivo] = [this.browser(), this.browser(), this.browser()];
  }

  static async open(more: Partial<Config> = {}): Promise<ClassWorld> {
    const change = { loopbackOnly: false, accessKey, ...more };
    const world = new ClassWorld(await openServerWithoutMachines({ change }));
    await world.administrator.call('POST', '/api/sign-in/first-administrator', {
      token: world.server.firstAdministratorToken,
      ...{ name: 'Ada', email: 'ada@example.org', password },
    });
    await world.invite('ina', world.ina);
    await world.invite('ivo', world.ivo);
    return world;
  }

  dispose(): Promise<void> {
    return this.server.dispose();
  }

  browser(): BrowserClient {
    return new BrowserClient(this.server.url);
  }

  async makeClass(by: BrowserClient): Promise<Class> {
    const draft = { name: 'Docker 1', timeZone: 'Europe/Berlin' };
    const answer = await by.call('POST', '/api/classes', draft);
    expect(answer.status).toBe(201);
    return answer.body as Class;
  }

  /** Somebody new, in a class by its code. */
  async join(name: string, { code }: Class): Promise<BrowserClient> {
    const client = this.browser();
    const answer = await client.call('POST', '/api/join', { code, name });
    expect(answer.status).toBe(200);
    return client;
  }

  async roster({ id }: Class, by = this.ina): Promise<Enrollment[]> {
    const { body } = await by.call('GET', `/api/classes/${id}/roster`);
    return (body as { members: Enrollment[] }).members;
  }

  /** Sends a CSV file to `preview` or `apply?digest=…`. */
  send({ id }: Class, call: string, file: string | Uint8Array, by = this.ina): Promise<Response> {
    const { url } = this.server;
    return fetch(`${url}/api/classes/${id}/roster/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', cookie: by.cookie, origin: url },
      body: file as BodyInit,
    });
  }

  async preview(value: Class, file: string | Uint8Array): Promise<RosterPreview> {
    return (await (await this.send(value, 'preview', file)).json()) as RosterPreview;
  }

  async apply(value: Class, file: string | Uint8Array): Promise<RosterApplied> {
    const { digest } = await this.preview(value, file);
    const answer = await this.send(value, `apply?digest=${digest}`, file);
    return (await answer.json()) as RosterApplied;
  }

  /** An instructor with an account of their own, signed in. */
  async invite(name: string, client = this.browser()): Promise<BrowserClient> {
    const { body } = await this.administrator.call('POST', '/api/people/invitations', {
      ...{ name, email: `${name}@example.org`, role: 'instructor' },
    });
    const token = (body as { url: string }).url.split('#')[1];
    const answer = await client.call('POST', '/api/sign-in/invitation', { token, password });
    expect(answer.status).toBe(200);
    return client;
  }
}

/** Who somebody is. */
export async function idOf(client: BrowserClient): Promise<string> {
  const { body } = await client.call('GET', '/api/me');
  return (body as { person: { id: string } }).person.id;
}
