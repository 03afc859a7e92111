import type { Class } from '../../protocol/class.ts';
import { mostInClass } from '../../protocol/roster.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { actorOf } from '../people/actor-of.ts';
import type { ClassRecord, ClassStore, EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import { assertActive } from './assert-active.ts';
import type { ClassPeople } from './class-people.ts';
import { viewClass } from './class-view.ts';
import { CodeLimit } from './code-limit.ts';
import { readJoinCode } from './join-code.ts';

export interface JoinServiceOptions {
  readonly store: ClassStore;
  readonly people: ClassPeople;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Who comes with a code. */
export interface Joiner {
  /** Null for one who is not signed in, or is only a guest. */
  readonly actor: Actor | null;
  /** Where the call comes from. */
  readonly address: string;
}

export interface Joined {
  readonly class: Class;
  /** Somebody who has just become known, and is to be signed in; null for one who was. */
  readonly newcomer: { readonly person: PersonRecord; readonly link: string } | null;
}

/** Lets people into classes by code. All throw SlipwayError `unknown-class`, `rate-limited`. */
export class JoinService {
  readonly #options: JoinServiceOptions;
  readonly #limit: CodeLimit;

  constructor(options: JoinServiceOptions) {
    this.#options = options;
    this.#limit = new CodeLimit(options.now);
  }

  /** What the code opens. @throws SlipwayError `class-archived`, `forbidden` where it opens nothing now */
  async look(joiner: Joiner, code: string) {
    const { class: found, enrollment } = await this.#open(joiner, code);
    const needs = enrollment ? 'nothing' : await this.#needsOf(found, joiner.actor);
    return { class: found.id, name: found.name, needs, isMember: enrollment !== null };
  }

  /**
   * Makes whoever comes a learner of the class; one who is of it already stays what they are.
   * @throws SlipwayError `class-archived`, `forbidden`, `bad-request`, `conflict`
   */
  async join(joiner: Joiner, code: string, name: string | undefined): Promise<Joined> {
    const { store, people } = this.#options;
    const { class: found, enrollment } = await this.#open(joiner, code);
    if (enrollment) return this.#joined(found, enrollment);
    const needs = await this.#needsOf(found, joiner.actor);
    if (needs === 'openid') throw new SlipwayError('forbidden', told('class.needsOpenId'));
    const shown = name ?? joiner.actor?.name;
    if (shown === undefined) throw new SlipwayError('bad-request', told('class.needsName'));
    if ((await store.roster(found.id)).length >= mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    if (joiner.actor) return this.#enroll(found, joiner.actor, shown);
    const person = await people.ensureLearner({ name: shown });
    const joined = await this.#enroll(found, actorOf(person), shown);
    return { ...joined, newcomer: { person, link: await people.issueLink(person.id) } };
  }

  async #open({ actor, address }: Joiner, typed: string) {
    const { store } = this.#options;
    const code = readJoinCode(typed);
    const found = await this.#limit.try({ address, person: actor?.id ?? null }, async () =>
      code === null ? null : store.findByCode(code),
    );
    if (!found) throw new SlipwayError('unknown-class', told('class.noSuchCode'));
    const enrollment = actor && (await store.enrollment(found.id, actor.id));
    if (!enrollment) {
      assertActive(found);
      if (found.join === 'closed') throw new SlipwayError('forbidden', told('class.closed'));
    }
    return { class: found, enrollment };
  }

  async #needsOf(
    { join }: ClassRecord,
    actor: Actor | null,
  ): Promise<'name' | 'openid' | 'nothing'> {
    if (join !== 'openid') return actor ? 'nothing' : 'name';
    return actor && (await this.#options.people.hasOpenId(actor.id)) ? 'nothing' : 'openid';
  }

  async #enroll(found: ClassRecord, actor: Actor, name: string): Promise<Joined> {
    const { store, audit, now } = this.#options;
    const enrollment: EnrollmentRecord = {
      ...{ class: found.id, person: actor.id, name },
      ...{ externalId: null, role: 'learner', joinedAt: now() },
    };
    try {
      await store.enroll(enrollment);
    } catch (error) {
      // A second click, or another tab, may have been quicker.
      const known = await store.enrollment(found.id, actor.id);
      if (!known) throw error;
      return this.#joined(found, known);
    }
    const subject = `learner ${name}`;
    await audit.note(actor, {
      class: found.id,
      action: 'learner.joined',
      subject,
      person: actor.id,
    });
    return this.#joined(found, enrollment);
  }

  async #joined(found: ClassRecord, { role }: EnrollmentRecord): Promise<Joined> {
    const learners = await this.#options.store.countLearners(found.id);
    return { class: viewClass(found, role, learners), newcomer: null };
  }
}
