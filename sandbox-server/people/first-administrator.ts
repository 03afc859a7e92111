import type { AuditLog } from '../audit/audit-log.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { actorOf } from './actor-of.ts';
import { checkPassword } from './check-password.ts';
import { newPerson } from './new-person.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { createSecret, hashSecret } from './secret.ts';
import { deadLink, emailTaken } from './sign-in-problems.ts';

const linkLives = 24 * 60 * 60_000;
const kind = 'first-administrator';

export interface FirstAdministratorOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly now?: () => Date;
}

/** How a server that people sign in to gets somebody who may invite the others. */
export class FirstAdministrator {
  readonly #options: FirstAdministratorOptions;

  constructor(options: FirstAdministratorOptions) {
    this.#options = options;
  }

  /**
   * A token that makes the first administrator, where there is none who can sign in; null elsewhere.
   * Those that were made before open nothing any more.
   */
  async offer(): Promise<string | null> {
    const { store, tokens } = this.#options;
    await tokens.removeSecrets({ kind });
    if (await store.hasAdministrator()) return null;
    const token = createSecret();
    const createdAt = this.#now();
    await tokens.putSecret({
      ...{ kind, hash: hashSecret(token), person: null, data: '' },
      ...{ createdAt, expiresAt: new Date(createdAt.getTime() + linkLives) },
    });
    return token;
  }

  /** @throws SlipwayError `wrong-credentials`, `bad-request`, `conflict` */
  async create(
    token: string,
    about: { readonly name: string; readonly email: string; readonly password: string },
  ): Promise<PersonRecord> {
    const { store, tokens, hasher, audit } = this.#options;
    const hash = hashSecret(token);
    const email = about.email.toLowerCase();
    if (!(await tokens.findSecret(kind, hash, this.#now()))) throw deadLink();
    checkPassword(about.password, about);
    if (await store.findByEmail(email)) throw emailTaken();
    const passwordHash = await hasher.hash(about.password);
    if (!(await tokens.takeSecret(kind, hash, this.#now()))) throw deadLink();
    if (await store.hasAdministrator()) throw deadLink();
    const person = newPerson({ name: about.name, email, role: 'administrator' }, this.#now());
    if (!(await store.insert(person, passwordHash))) throw emailTaken();
    // By id: a name in it would stay after the person is erased.
    const subject = `person ${person.id}`;
    await audit.note(actorOf(person), {
      ...{ class: null, action: 'person.first-administrator', subject },
    });
    return person;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
