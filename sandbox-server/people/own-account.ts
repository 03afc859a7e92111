import type { AuditAction } from '../../protocol/audit.ts';
import type { Account, MeChange } from '../../protocol/sign-in.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import { actorOf } from './actor-of.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { checkPassword } from './check-password.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { PeopleService } from './people-service.ts';
import type { PersonEraser } from './person-eraser.ts';
import type { Identity, SignIns } from './sign-ins.ts';

const minute = 60_000;
/** Whoever signed in this short a time ago is who they are; a forgotten open browser is not. */
const freshFor = 10 * minute;
/** In one browser: whoever types them is signed in there, and must not keep others of the person's out. */
const mostWrongPasswords = 10;

export interface OwnAccountOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  readonly people: PeopleService;
  readonly signIns: SignIns;
  readonly hasher: PasswordHasher;
  readonly eraser: PersonEraser;
  readonly audit: AuditLog;
  /** Name of the OpenID Connect provider, by issuer. */
  readonly providerName: (issuer: string) => string;
  readonly now?: () => Date;
}

/** What people do with their own account. */
export class OwnAccount {
  readonly #options: OwnAccountOptions;
  readonly #wrongPasswords: AttemptLimit;

  constructor(options: OwnAccountOptions) {
    this.#options = options;
    const limit = { most: mostWrongPasswords, within: 15 * minute };
    this.#wrongPasswords = new AttemptLimit({ ...limit, ...(options.now && { now: options.now }) });
  }

  async view({ person, signIn }: Identity): Promise<Account> {
    const { store, tokens, people, providerName } = this.#options;
    const [hash, identities, madeAt] = await Promise.all([
      store.passwordHash(person.id),
      store.identities(person.id),
      tokens.secretMadeAt('link', person.id),
    ]);
    return {
      hasPassword: hash !== null,
      linkMadeAt: madeAt?.toISOString() ?? null,
      providers: identities.map(({ issuer }) => providerName(issuer)),
      mayHaveLink: await people.mayHaveLink(person),
      isFresh: this.#isFresh({ person, signIn }),
    };
  }

  /**
   * A new password ends every other sign-in.
   * @throws SlipwayError `wrong-credentials` where the old password is another, `bad-request`, `rate-limited`
   */
  async change({ person, signIn }: Identity, { name, password }: MeChange): Promise<PersonRecord> {
    const { store, tokens, hasher, signIns } = this.#options;
    if (password) {
      await this.#prove({ person, signIn }, password.old);
      checkPassword(password.new, { name: name ?? person.name, email: person.email });
      await store.setPasswordHash(person.id, await hasher.hash(password.new));
      await tokens.removeSecrets({ kind: 'invitation', person: person.id });
      await signIns.endAll(person.id, signIn.id);
      await this.#note(person, 'person.password-changed');
    }
    if (name !== undefined) {
      await store.update(person.id, { name });
      signIns.forgetCached();
      await this.#note(person, 'person.renamed');
    }
    return { ...person, ...(name !== undefined && { name }) };
  }

  /** Of the one user on loopback too, who has no sign-in. */
  export(person: PersonRecord): Promise<Record<string, unknown>> {
    return this.#options.eraser.export(person);
  }

  /**
   * @param password asked for where there is one; else the sign-in has to be fresh
   * @throws SlipwayError `wrong-credentials`, `forbidden`, `conflict` for the last administrator
   */
  async erase({ person, signIn }: Identity, password: string | undefined): Promise<void> {
    const { store, eraser } = this.#options;
    if ((await store.passwordHash(person.id)) !== null) {
      await this.#prove({ person, signIn }, password ?? '');
    } else if (!this.#isFresh({ person, signIn })) {
      throw new SlipwayError('forbidden', told('signIn.notFresh'));
    }
    await eraser.erase(actorOf(person), person);
  }

  /** @returns the new link; the one before opens nothing any more. @throws SlipwayError `forbidden` */
  async renewLink(person: PersonRecord): Promise<string> {
    const link = await this.#options.people.issueLink(person.id);
    await this.#note(person, 'person.link-renewed');
    return link;
  }

  /** The link opens nothing any more; where it was used, one stays signed in. */
  async revokeLink(person: PersonRecord): Promise<void> {
    await this.#options.people.revokeLink(person.id);
    await this.#note(person, 'person.link-revoked');
  }

  /** Here too. */
  async signOutEverywhere(person: PersonRecord): Promise<void> {
    await this.#options.signIns.endAll(person.id);
    await this.#note(person, 'person.signed-out-everywhere');
  }

  /** By id: a name in it would stay after the person is erased. */
  #note(person: PersonRecord, action: AuditAction): Promise<void> {
    const subject = `person ${person.id}`;
    return this.#options.audit.note(actorOf(person), { class: null, action, subject });
  }

  async #prove({ person: { id }, signIn }: Identity, password: string): Promise<void> {
    const { store, hasher } = this.#options;
    if (this.#wrongPasswords.isOver(signIn.id)) {
      throw new SlipwayError('rate-limited', told('signIn.tooMany'));
    }
    this.#wrongPasswords.count(signIn.id);
    if (!(await hasher.matches(password, await store.passwordHash(id)))) {
      throw new SlipwayError('wrong-credentials', told('password.wrong'));
    }
    this.#wrongPasswords.takeBack(signIn.id);
  }

  /** A guest cannot sign in anew, and has nothing but this browser's work. */
  #isFresh({ person, signIn }: Identity): boolean {
    const now = this.#options.now?.() ?? new Date();
    return person.role === 'guest' || now.getTime() - signIn.createdAt.getTime() < freshFor;
  }
}
