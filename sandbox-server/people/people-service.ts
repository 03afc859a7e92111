import { SlipwayError } from '../errors/slipway-error.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import { newPerson } from './new-person.ts';
import { createSecret, hashSecret } from './secret.ts';

/** The one user of a server on loopback. */
export const localPerson = 'local';

export interface PeopleServiceOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  /** Where people reach the server; what is left out of links where nobody knows. */
  readonly publicUrl?: URL | undefined;
  /** The real clock where left out. */
  readonly now?: () => Date;
}

/** What somebody says of a learner whom they add. */
export interface NamedLearner {
  readonly name: string;
  readonly email?: string | null;
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

  /**
   * The one who has the e-mail address, whatever their role; else a learner who is new. Nothing is
   * proved by the address: whoever adds people to a roster wrote it. So never hand a link to one that
   * was found to whoever named the address; see {@link issueLink}.
   */
  async ensureLearner(about: NamedLearner): Promise<PersonRecord> {
    const [person] = await this.ensureLearners([about]);
    return person as PersonRecord;
  }

  /** {@link ensureLearner} for many at once, in their order. Those with one address are one person. */
  async ensureLearners(abouts: readonly NamedLearner[]): Promise<PersonRecord[]> {
    const { store } = this.#options;
    const wanted = abouts.map(({ name, email }) => ({ name, email: email?.toLowerCase() ?? null }));
    const addresses = new Set(wanted.flatMap(({ email }) => (email === null ? [] : [email])));
    const byEmail = new Map<string, PersonRecord>();
    const nameless: PersonRecord[] = [];
    let missing = wanted;
    for (;;) {
      for (const person of await store.findByEmails([...addresses])) {
        if (person.email !== null) byEmail.set(person.email, person);
      }
      missing = missing.filter(({ email }) => email === null || !byEmail.has(email));
      if (missing.length === 0) break;
      const persons = missing.map((about) => this.#newLearner(about));
      const kept = await store.insertMany(persons);
      for (const person of persons) {
        if (!kept.has(person.id)) continue;
        if (person.email === null) nameless.push(person);
        else byEmail.set(person.email, person);
      }
      // Another call may have been quicker with the same address: it is found then.
      missing = missing.filter(({ email }) => email !== null && !byEmail.has(email));
      if (missing.length === 0) break;
    }
    const unnamed = nameless.values();
    return wanted.map(({ email }) => {
      const person = email === null ? unnamed.next().value : byEmail.get(email);
      return person as PersonRecord;
    });
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
    const person = await this.#options.store.find(personId);
    if (!person) throw new SlipwayError('unknown-person', told('person.unknown'));
    const links = await this.issueLinks([person]);
    return links.get(personId) as string;
  }

  /**
   * {@link issueLink} for many at once: for all, or for none.
   * @returns by person
   * @throws SlipwayError `forbidden` where one has another way to sign in
   */
  async issueLinks(persons: readonly PersonRecord[]): Promise<Map<string, string>> {
    const { tokens, publicUrl } = this.#options;
    const may = await this.mayHaveLinks(persons);
    if (persons.some(({ id }) => !may.has(id))) {
      throw new SlipwayError('forbidden', told('link.refused'));
    }
    const links = [...may].map((person) => ({ person, token: createSecret() }));
    const createdAt = this.#now();
    await tokens.putSecrets(
      links.map(({ person, token }) => ({
        ...{ kind: 'link', hash: hashSecret(token), person, data: '', createdAt },
        expiresAt: null,
      })),
    );
    const address = `${publicUrl?.origin ?? ''}/classroom/link/#`;
    return new Map(links.map(({ person, token }) => [person, `${address}${token}`]));
  }

  /** The link opens nothing any more; where it was used, one stays signed in. */
  revokeLink(personId: string): Promise<void> {
    return this.#options.tokens.removeSecrets({ kind: 'link', person: personId });
  }

  /** Learners without a password and without an account at a provider. */
  async mayHaveLink(person: PersonRecord): Promise<boolean> {
    return (await this.mayHaveLinks([person])).has(person.id);
  }

  /** The ids of those of them who may have one. */
  async mayHaveLinks(persons: readonly PersonRecord[]): Promise<Set<string>> {
    const learners = persons.flatMap(({ id, role, disabledAt }) =>
      role === 'learner' && disabledAt === null ? [id] : [],
    );
    const others = await this.#options.store.withOwnSignIn(learners);
    return new Set(learners.filter((id) => !others.has(id)));
  }

  #newLearner(about: { name: string; email: string | null }): PersonRecord {
    return newPerson({ ...about, role: 'learner' }, this.#now());
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
