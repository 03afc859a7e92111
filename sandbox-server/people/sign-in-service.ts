import type { AuditAction } from '../../protocol/audit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { PeopleStore, PersonRecord } from '../storage/people/people-store.ts';
import type { SecretRecord, TokenStore } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';
import { actorOf } from './actor-of.ts';
import { checkPassword } from './check-password.ts';
import { createDeviceToken, knownDevice } from './device-token.ts';
import { newPerson } from './new-person.ts';
import { PasswordLimit } from './password-limit.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { PersonArchive } from './person-archive.ts';
import { hashSecret } from './secret.ts';
import { deadLink, emailTaken } from './sign-in-problems.ts';
import type { SignIns } from './sign-ins.ts';

export interface SignInServiceOptions {
  readonly store: PeopleStore;
  readonly tokens: TokenStore;
  readonly hasher: PasswordHasher;
  readonly archive: PersonArchive;
  readonly audit: AuditLog;
  readonly signIns: Pick<SignIns, 'endAll'>;
  readonly now?: () => Date;
}

/** What a provider says of somebody, once its own word was checked. */
export interface ProvenProfile {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Null where the provider has not verified it. */
  readonly email: string | null;
}

/** Where a password comes from. */
export interface PasswordOrigin {
  readonly address: string;
  /** Tokens of the browser: see {@link SignInService.devicesOf}. */
  readonly devices: readonly string[];
}

/** Decides who somebody is by what they show: a password, a link, a provider's word. */
export class SignInService {
  readonly #options: SignInServiceOptions;
  readonly #passwords: PasswordLimit;

  constructor(options: SignInServiceOptions) {
    this.#options = options;
    this.#passwords = new PasswordLimit(options.now);
  }

  /**
   * The one with that address and password. Says the same, after the same time, whether address,
   * password or account is what is wrong.
   * @throws SlipwayError `wrong-credentials`, `rate-limited`
   */
  async byPassword(
    email: string,
    password: string,
    { address, devices }: PasswordOrigin,
  ): Promise<PersonRecord> {
    const { store, hasher } = this.#options;
    const account = email.toLowerCase();
    const person = await store.findByEmail(account);
    const hash = person && (await store.passwordHash(person.id));
    const device =
      person && hash !== null
        ? knownDevice(devices, { person: person.id, passwordHash: hash })
        : null;
    const wasRight = this.#passwords.begin({ account, address, device });
    const isRight = await hasher.matches(password, hash);
    if (!isRight || !person || person.disabledAt !== null) {
      throw new SlipwayError('wrong-credentials', told('signIn.wrong'));
    }
    wasRight();
    return person;
  }

  /**
   * Tokens by which this browser is known from now on to be the person's own, who has just shown their
   * password in it; those that it has of others stay.
   */
  async devicesOf(person: PersonRecord, devices: readonly string[]): Promise<readonly string[]> {
    const passwordHash = await this.#options.store.passwordHash(person.id);
    if (passwordHash === null) return devices;
    const owner = { person: person.id, passwordHash };
    const others = devices.filter((token) => knownDevice([token], owner) === null);
    return [createDeviceToken(owner), ...others];
  }

  /** The learner whose personal link it is. @throws SlipwayError `wrong-credentials` */
  async byLink(token: string): Promise<PersonRecord> {
    const secret = await this.#options.tokens.findSecret('link', hashSecret(token), this.#now());
    const person = await this.#holderOf(secret);
    if (person.role !== 'learner') throw deadLink();
    return person;
  }

  /** For whom an invitation is. @throws SlipwayError `wrong-credentials` */
  async lookAtInvitation(token: string): Promise<PersonRecord> {
    const hash = hashSecret(token);
    return this.#holderOf(await this.#options.tokens.findSecret('invitation', hash, this.#now()));
  }

  /** Sets the password of whoever was invited, once. @throws SlipwayError `wrong-credentials`, `bad-request` */
  async acceptInvitation(token: string, password: string): Promise<PersonRecord> {
    const { store, tokens, hasher } = this.#options;
    const person = await this.lookAtInvitation(token);
    checkPassword(password, person);
    const hash = await hasher.hash(password);
    if (!(await tokens.takeSecret('invitation', hashSecret(token), this.#now()))) throw deadLink();
    await store.setPasswordHash(person.id, hash);
    await this.#note(person, 'person.invitation-accepted');
    return person;
  }

  /**
   * The one whom a provider knows; a learner where it is somebody new. An account is found by a
   * verified address only where nobody could lose it so: it has no password and no other provider.
   * @throws SlipwayError `wrong-credentials` for a disabled account, `conflict` where the address is another's
   */
  async byProvider({ issuer, subject, name, email }: ProvenProfile): Promise<PersonRecord> {
    const { store, tokens, signIns } = this.#options;
    const known = await store.findByIdentity(issuer, subject);
    if (known) return enabled(known);
    const address = email?.toLowerCase() ?? null;
    const person = address === null ? null : await store.findByEmail(address);
    if (person) {
      const [hash, identities] = await Promise.all([
        store.passwordHash(person.id),
        store.identities(person.id),
      ]);
      if (hash !== null || identities.length > 0) throw emailTaken();
      await store.addIdentity({ issuer, subject, person: enabled(person).id });
      // Whoever held a link or an invitation of the account proved less, and may be signed in by it.
      await tokens.removeSecrets({ kind: 'link', person: person.id });
      await tokens.removeSecrets({ kind: 'invitation', person: person.id });
      await signIns.endAll(person.id);
      await this.#note(person, 'person.provider-linked');
      return person;
    }
    const learner = newPerson({ name, email: address, role: 'learner' }, this.#now());
    if (!(await store.insert(learner))) throw emailTaken();
    await store.addIdentity({ issuer, subject, person: learner.id });
    return learner;
  }

  /**
   * A guest of their own for whoever holds the access key.
   * @param mark the id that an earlier release gave to this browser: where work is known by it, and
   *   nobody has it, the guest goes on with it
   */
  async newGuest(mark: string | undefined): Promise<PersonRecord> {
    const { store } = this.#options;
    const goesOn =
      mark !== undefined && (await store.isOwner(mark)) && (await store.find(mark)) === null;
    const unknown = newPerson({ name: 'guest', email: null, role: 'guest' }, this.#now());
    const guest = { ...unknown, ...(goesOn && { id: mark }) };
    await store.insert(guest);
    return guest;
  }

  /** What a guest did becomes the account's: they have signed in. */
  async absorb(guest: PersonRecord, into: PersonRecord): Promise<void> {
    if (guest.role !== 'guest' || guest.id === into.id) return;
    await this.#options.archive.merge(guest.id, into.id);
    await this.#options.store.absorb(guest.id, into.id);
  }

  /** By id: a name in it would stay after the person is erased. */
  #note(person: PersonRecord, action: AuditAction): Promise<void> {
    const subject = `person ${person.id}`;
    return this.#options.audit.note(actorOf(person), { class: null, action, subject });
  }

  async #holderOf(secret: SecretRecord | null): Promise<PersonRecord> {
    const person = secret?.person ? await this.#options.store.find(secret.person) : null;
    if (!person || person.disabledAt !== null) throw deadLink();
    return person;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

function enabled(person: PersonRecord): PersonRecord {
  if (person.disabledAt === null) return person;
  throw new SlipwayError('wrong-credentials', told('person.disabled'));
}
