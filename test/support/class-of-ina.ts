import { afterAll, beforeEach, expect } from 'vitest';
import type { Assignment } from '../../protocol/assignment.ts';
import type { AuditEntry } from '../../protocol/audit.ts';
import type { Class, Enrollment } from '../../protocol/class.ts';
import type { RosterApplied, RosterPreview } from '../../protocol/roster.ts';
import type { Answer } from './api-client.ts';
import type { BrowserClient } from './browser-client.ts';
import { ClassWorld } from './class-world.ts';

/** The class that Ina teaches, in a world that the tests of one file share. It is new for each of them. */
export class ClassOfIna {
  readonly world: ClassWorld;
  #made!: Class;

  private constructor(world: ClassWorld) {
    this.world = world;
  }

  static async open(): Promise<ClassOfIna> {
    const cls = new ClassOfIna(await ClassWorld.open());
    beforeEach(() => cls.makeAnew());
    afterAll(() => cls.world.dispose());
    return cls;
  }

  /** From here on it is another one. */
  async makeAnew(): Promise<void> {
    this.#made = await this.world.makeClass(this.world.ina);
  }

  /** As it was when it was made. */
  get made(): Class {
    return this.#made;
  }

  get id(): string {
    return this.#made.id;
  }

  get name(): string {
    return this.#made.name;
  }

  get code(): string | null {
    return this.#made.code;
  }

  readonly at = (path = ''): string => `/api/classes/${this.id}${path}`;

  /** Somebody new, by its code. */
  readonly join = (name: string): Promise<BrowserClient> => this.world.join(name, this.#made);

  readonly roster = async (): Promise<Enrollment[]> => {
    const { body } = await this.world.ina.call('GET', this.at('/roster'));
    return (body as { members: Enrollment[] }).members;
  };

  readonly bulk = (
    action: string,
    persons: readonly string[],
    options?: object,
    by = this.world.ina,
  ): Promise<Answer> =>
    by.call('POST', this.at('/roster/bulk'), { action, persons, ...(options && { options }) });

  /** Ina assigns a lesson: published, and open for ever. */
  readonly assign = async (change: object = {}): Promise<Assignment> => {
    const times = { opensAt: null, dueAt: null, closesAt: null };
    const draft = { title: 'Images', lesson: 'first-image', times, published: true, ...change };
    const answer = await this.world.ina.call('POST', this.at('/assignments'), draft);
    expect(answer.status).toBe(201);
    return answer.body as Assignment;
  };

  /** What was done in it, the newest first. */
  readonly audit = async (): Promise<AuditEntry[]> => {
    const { body } = await this.world.ina.call('GET', this.at('/audit'));
    return (body as { entries: AuditEntry[] }).entries;
  };

  /** Sends a CSV file to `/roster/preview` or `/roster/apply?digest=…`. */
  readonly send = (
    path: string,
    file: string | Uint8Array,
    by = this.world.ina,
  ): Promise<Response> => {
    const { url } = this.world.server;
    return fetch(`${url}${this.at(path)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', cookie: by.cookie, origin: url },
      body: file as BodyInit,
    });
  };

  readonly preview = async (file: string | Uint8Array): Promise<RosterPreview> =>
    (await (await this.send('/roster/preview', file)).json()) as RosterPreview;

  readonly apply = async (file: string | Uint8Array): Promise<RosterApplied> => {
    const { digest } = await this.preview(file);
    return (await (
      await this.send(`/roster/apply?digest=${digest}`, file)
    ).json()) as RosterApplied;
  };
}
