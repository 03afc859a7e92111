import type { AuditAction } from '../../protocol/audit.ts';
import type { InvitationDraft, PersonChange } from '../../protocol/sign-in.ts';
import type { AuditLog, Deed } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { PeopleQuery, PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import type { Actor } from './actor.ts';
import { newPerson } from './new-person.ts';
import type { PersonEraser } from './person-eraser.ts';
import { localPerson } from './people-service.ts';
import { createSecret, hashSecret } from './secret.ts';
import { emailTaken } from './sign-in-problems.ts';
import type { SignIns } from './sign-ins.ts';

const invitationLives = 72 * 60 * 60 * 1000;

export interface PeopleAdministrationOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  readonly signIns: SignIns;
  readonly eraser: PersonEraser;
  readonly audit: AuditLog;
  readonly publicUrl?: URL | undefined;
  readonly now?: () => Date;
}

/** A person, and the link that lets them set their password. */
export interface Invited {
  readonly person: PersonRecord;
  /** Without its origin where the server does not know that. */
  readonly url: string;
}

/** What administrators do with people. @throws SlipwayError `forbidden` for everybody else, in every call */
export class PeopleAdministration {
  readonly #options: PeopleAdministrationOptions;

  constructor(options: PeopleAdministrationOptions) {
    this.#options = options;
  }

  async list(actor: Actor, query: PeopleQuery): Promise<PersonRecord[]> {
    requireAdministrator(actor);
    return this.#options.store.list(query);
  }

  /**
   * Makes an instructor or administrator, who sets a password by the link within 72 hours.
   * @throws SlipwayError `conflict` where the e-mail address is somebody's
   */
  async invite(actor: Actor, { name, email, role }: InvitationDraft): Promise<Invited> {
    requireAdministrator(actor);
    const { store, audit } = this.#options;
    const person = newPerson({ name, email: email.toLowerCase(), role }, this.#now());
    if (!(await store.insert(person))) throw emailTaken();
    const url = await this.#invitationFor(person);
    await audit.note(actor, this.#deed('person.invited', person, { role }));
    return { person, url };
  }

  /**
   * A new link for one who lost theirs, or forgot the password; what they have open stays open until
   * it is used. @throws SlipwayError `unknown-person`, `forbidden` for learners, who have no password
   */
  async inviteAgain(actor: Actor, id: string): Promise<Invited> {
    requireAdministrator(actor);
    const person = await this.#person(id);
    const mayHavePassword = person.role === 'instructor' || person.role === 'administrator';
    if (!mayHavePassword || person.disabledAt !== null || person.email === null) {
      throw new SlipwayError('forbidden', told('invitation.refused'));
    }
    const url = await this.#invitationFor(person);
    await this.#options.audit.note(actor, this.#deed('person.invited-again', person, {}));
    return { person, url };
  }

  /** @throws SlipwayError `unknown-person`, `conflict` where no administrator would be left */
  async change(actor: Actor, id: string, change: PersonChange): Promise<PersonRecord> {
    requireAdministrator(actor);
    const { store, tokens, signIns, audit } = this.#options;
    const person = await this.#person(id);
    const { role, disabled } = change;
    const isDone = await store.changeUnlessLast(id, {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabledAt: disabled ? this.#now() : null }),
    });
    if (!isDone) throw new SlipwayError('conflict', told('person.lastAdministrator'));
    // A link is a learner's way in alone, and an invitation sets the password of nobody else.
    if (role !== undefined && role !== 'learner') {
      await tokens.removeSecrets({ kind: 'link', person: id });
    }
    if (role === 'learner' || disabled === true) {
      await tokens.removeSecrets({ kind: 'invitation', person: id });
    }
    if (disabled === true) await signIns.endAll(id);
    else signIns.tellEnded({ person: id });
    await audit.note(actor, this.#deed('person.changed', person, { from: person.role, ...change }));
    return this.#person(id);
  }

  /** All that is kept of somebody. @throws SlipwayError `unknown-person` */
  async export(actor: Actor, id: string): Promise<Record<string, unknown>> {
    requireAdministrator(actor);
    const person = await this.#person(id);
    await this.#options.audit.note(actor, this.#deed('person.exported', person, {}));
    return this.#options.eraser.export(person);
  }

  /** @throws SlipwayError `unknown-person`, `conflict` where no administrator would be left */
  async erase(actor: Actor, id: string): Promise<void> {
    requireAdministrator(actor);
    await this.#options.eraser.erase(actor, await this.#person(id));
  }

  /** The one user on loopback is not a person to be administered. */
  async #person(id: string): Promise<PersonRecord> {
    const person = id === localPerson ? null : await this.#options.store.find(id);
    if (!person) throw new SlipwayError('unknown-person', told('person.unknown'));
    return person;
  }

  async #invitationFor({ id }: PersonRecord): Promise<string> {
    const { tokens, publicUrl } = this.#options;
    const token = createSecret();
    const createdAt = this.#now();
    const expiresAt = new Date(createdAt.getTime() + invitationLives);
    await tokens.putSecret({
      ...{ kind: 'invitation', hash: hashSecret(token), person: id, data: '' },
      ...{ createdAt, expiresAt },
    });
    return `${publicUrl?.origin ?? ''}/classroom/invitation/#${token}`;
  }

  /** By id: a name in it would stay after the person is erased. */
  #deed(
    action: AuditAction,
    { id }: PersonRecord,
    detail: Readonly<Record<string, unknown>>,
  ): Deed {
    return { class: null, action, subject: `person ${id}`, detail };
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

function requireAdministrator({ role }: Actor): void {
  if (role !== 'administrator') throw new SlipwayError('forbidden', told('person.forbidden'));
}
