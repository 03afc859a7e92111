import { expect } from 'vitest';
import type { Class } from '../../protocol/class.ts';
import type { Config } from '../../sandbox-server/config.ts';
import type { BrowserClient } from './browser-client.ts';
import { PeopleServer } from './people-server.ts';
import type { ServerWithoutMachines } from './server-without-machines.ts';

/** A server with an administrator and two instructors, each at a browser of their own. */
export class ClassWorld {
  readonly server: ServerWithoutMachines;
  readonly administrator: BrowserClient;
  readonly ina: BrowserClient;
  readonly ivo: BrowserClient;
  readonly #people: PeopleServer;

  private constructor(people: PeopleServer, [ina, ivo]: [BrowserClient, BrowserClient]) {
    ({ server: this.server, administrator: this.administrator } = people);
    [this.ina, this.ivo] = [ina, ivo];
    this.#people = people;
  }

  static async open(more: Partial<Config> = {}): Promise<ClassWorld> {
    const people = await PeopleServer.open(more);
    const { client: ina } = await people.invite('ina@example.org', 'ina');
    const { client: ivo } = await people.invite('ivo@example.org', 'ivo');
    return new ClassWorld(people, [ina, ivo]);
  }

  dispose(): Promise<void> {
    return this.#people.dispose();
  }

  browser(): BrowserClient {
    return this.#people.browser();
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

  /** An instructor with an account of their own, signed in. */
  async invite(name: string): Promise<BrowserClient> {
    return (await this.#people.invite(`${name}@example.org`, name)).client;
  }
}

/** Who somebody is. */
export async function idOf(client: BrowserClient): Promise<string> {
  const { body } = await client.call('GET', '/api/me');
  return (body as { person: { id: string } }).person.id;
}
