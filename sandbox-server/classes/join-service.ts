import type { Class } from '../../protocol/class.ts';
import { mostInClass } from '../../protocol/roster.ts';
import { foldName } from '../../protocol/same-name.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { actorOf } from '../people/actor-of.ts';
import { Turns } from '../sequencing/turns.ts';
import type { ClassRecord, ClassStore, EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import { assertActive } from './assert-active.ts';
import type { ClassPeople } from './class-people.ts';
import { viewClass } from './class-view.ts';
import { CodeLimit } from './code-limit.ts';
import type { InvitationService } from './invitations/invitation-service.ts';
import { readJoinCode } from './join-code.ts';

export interface JoinServiceOptions {
  readonly store: ClassStore;
  readonly people: ClassPeople;
  readonly invitations: Pick<InvitationService, 'accept'>;
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

/** What they say of themselves. */
export interface JoinWish {
  readonly name?: string | undefined;
  /** There is a member of that name, and the one who joins is another. */
  readonly isAnother?: boolean | undefined;
}

export interface Joined {
  readonly class: Class;
  /** They were of the class before; nothing has changed. */
  readonly wasMember: boolean;
  /** Somebody who has just become known, and is to be signed in; null for one who was. */
  readonly newcomer: { readonly person: PersonRecord; readonly link: string } | null;
}

/** Lets people into classes by code. All throw SlipwayError `unknown-class`, `rate-limited`. */
export class JoinService {
  readonly #options: JoinServiceOptions;
  readonly #limit: CodeLimit;
  /** Of two who join one class at once the second sees the name of the first. */
  readonly #turns = new Turns();

  constructor(options: JoinServiceOptions) {
    this.#options = options;
    this.#limit = new CodeLimit(options.now);
  }

  /** What the code opens. @throws SlipwayError `class-archived`, `forbidden` where it opens nothing now */
  async look(joiner: Joiner, code: string) {
    const { class: found, enrollment, invitation } = await this.#open(joiner, code);
    const isKnown = enrollment !== null || invitation !== null;
    const needs = isKnown ? 'nothing' : await this.#needsOf(found, joiner.actor);
    return { class: found.id, name: found.name, needs, isMember: enrollment !== null };
  }

  /**
   * Makes whoever comes a learner of the class, or what they are invited as; one who is of it already
   * stays what they are.
   * @throws SlipwayError `class-archived`, `forbidden`, `bad-request`, `conflict`; `same-name` where a
   *   member has that name, and it was not said that this is another
   */
  async join(joiner: Joiner, code: string, wish: JoinWish): Promise<Joined> {
    const { class: found, enrollment, invitation } = await this.#open(joiner, code);
    if (enrollment) return this.#joined(found, enrollment, { wasMember: true });
    if (joiner.actor && invitation) {
      const accepted = await this.#options.invitations.accept(joiner.actor, found.id);
      return { class: accepted, wasMember: false, newcomer: null };
    }
    const needs = await this.#needsOf(found, joiner.actor);
    if (needs === 'openid') throw new SlipwayError('forbidden', told('class.needsOpenId'));
    const name = wish.name ?? joiner.actor?.name;
    if (name === undefined) throw new SlipwayError('bad-request', told('class.needsName'));
    return this.#turns.take(found.id, () => this.#admit(joiner, found, { ...wish, name }));
  }

  async #admit(
    { actor }: Joiner,
    found: ClassRecord,
    { name, isAnother }: JoinWish & { readonly name: string },
  ): Promise<Joined> {
    const { store, people } = this.#options;
    const [members, invited] = await Promise.all([store.roster(found.id), store.invited(found.id)]);
    if (members.length + invited.length >= mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    const folded = foldName(name);
    const isSame = (one: { name: string; person: string }) =>
      one.person !== actor?.id && foldName(one.name) === folded;
    if (!isAnother && [...members, ...invited].some(isSame)) {
      throw new SlipwayError('same-name', told('class.sameName', { name }));
    }
    if (actor) return this.#enroll(found, actor, name);
    const person = await people.ensureLearner({ name });
    const joined = await this.#enroll(found, actorOf(person), name);
    const link = (await people.issueLinks([person])).get(person.id) as string;
    return { ...joined, newcomer: { person, link } };
  }

  async #open({ actor, address }: Joiner, typed: string) {
    const { store } = this.#options;
    const code = readJoinCode(typed);
    const found =
      code === null ? null : await this.#limit.try(address, code, (it) => store.findByCode(it));
    if (!found) throw new SlipwayError('unknown-class', told('class.noSuchCode'));
    const [enrollment, invitation] = actor
      ? await Promise.all([
          store.enrollment(found.id, actor.id),
          store.invitation(found.id, actor.id),
        ])
      : [null, null];
    if (!enrollment) {
      assertActive(found);
      const isClosed = found.join === 'closed' && !invitation;
      if (isClosed) throw new SlipwayError('forbidden', told('class.closed'));
    }
    return { class: found, enrollment, invitation };
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
      return this.#joined(found, known, { wasMember: true });
    }
    const subject = `learner ${name}`;
    await audit.note(actor, {
      class: found.id,
      action: 'learner.joined',
      subject,
      person: actor.id,
    });
    return this.#joined(found, enrollment, { wasMember: false });
  }

  async #joined(
    found: ClassRecord,
    { role }: EnrollmentRecord,
    { wasMember }: { readonly wasMember: boolean },
  ): Promise<Joined> {
    const learners = await this.#options.store.countLearners(found.id);
    return { class: viewClass(found, role, learners), wasMember, newcomer: null };
  }
}
