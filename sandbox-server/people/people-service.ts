import { randomUUID } from 'node:crypto';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import { createSecret, hashSecret } from './secret.ts';

/** The one user of a server on loopback. */
export const localPerson = 'local';

export interface PeopleServiceOptions {
  readonly store: PeopleStore;
  /** Where people reach the server; what is left out of links where nobody knows. */
  readonly publicUrl?: URL | undefined;
  /** The real clock where left out. */
  readonly now?: () => Date;
}

/** Who is who, for the other parts of the server. */
export class PeopleService {
  readonly #options: PeopleServiceOptions;

  constructor(options: PeopleServiceOptions) {
    this.#options = options;
  }

  /** Null for an unknown one. */
  find(id: string): Promise<PersonRecord | null> {
    return this.#options.store.find(id);
  }

  /** Null for an unknown one. */
  findByEmail(email: string): Promise<PersonRecord | null> {
    return this.#options.store.findByEmail(email.toLowerCase());
  }

  /**
   * The one who has the e-mail address, whatever their role; else a learner who is new. Nothing is
   * proved by the address: whoever adds people to a roster wrote it. So never hand a link to one that
   * was found to whoever named the address; see {@link issueLink}.
   */
  async ensureLearner(about: { name: string; email?: string | null }): Promise<PersonRecord> {
    const { store } = this.#options;
    const email = about.email?.toLowerCase() ?? null;
    for (;;) {
      const known = email === null ? null : await store.findByEmail(email);
      if (known) return known;
      const person: PersonRecord = {
        id: randomUUID(),
        name: about.name,
        email,
        role: 'learner',
        createdAt: this.#now(),
        disabledAt: null,
        lastSeenAt: null,
      };
      // Another call may have been quicker with the same address.
      if (await store.insert(person)) return person;
    }
  }

  /**
   * A personal link that signs its holder in, on any device and again and again, until the next is
   * made. It is not kept and cannot be shown again. Whoever hands it to others than the person
   * decides who they are: an instructor may have the link of one who is in none but their classes.
   * @returns an address; without its origin where the server does not know that
   * @throws SlipwayError `unknown-person`; `forbidden` for one who has another way to sign in, for a
   *   link would be a way around it
   */
  async issueLink(personId: string): Promise<string> {
    const { store, publicUrl } = this.#options;
    const person = await store.find(personId);
    if (!person) throw new SlipwayError('unknown-person', told('person.unknown'));
    if (!(await this.mayHaveLink(person)))
      throw new SlipwayError('forbidden', told('link.refused'));
    const token = createSecret();
    await store.putSecret({
      kind: 'link',
      hash: hashSecret(token),
      person: personId,
      data: '',
      createdAt: this.#now(),
      expiresAt: null,
    });
    return `${publicUrl?.origin ?? ''}/classroom/link/#${token}`;
  }

  /** The link opens nothing any more; where it was used, one stays signed in. */
  revokeLink(personId: string): Promise<void> {
    return this.#options.store.removeSecrets({ kind: 'link', person: personId });
  }

  /** Learners without a password and without an account at a provider. */
  async mayHaveLink({ id, role, disabledAt }: PersonRecord): Promise<boolean> {
    if (role !== 'learner' || disabledAt !== null) return false;
    const { store } = this.#options;
    const [hash, identities] = await Promise.all([store.passwordHash(id), store.identities(id)]);
    return hash === null && identities.length === 0;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
