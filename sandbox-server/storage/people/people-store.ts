import type { Role } from '../../../protocol/person.ts';

/** Whoever uses the server. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** In lower case; unique among those who have one. */
  readonly email: string | null;
  readonly role: Role;
  readonly createdAt: Date;
  /** A disabled account cannot sign in; what it did stays. */
  readonly disabledAt: Date | null;
  /** Null for one who was put on a roster and has not been here yet. */
  readonly lastSeenAt: Date | null;
}

export type PersonChange = Partial<Omit<PersonRecord, 'id' | 'email' | 'createdAt'>>;

/** A person at an OpenID Connect provider. */
export interface IdentityRecord {
  readonly issuer: string;
  readonly subject: string;
  readonly person: string;
}

export interface PeopleQuery {
  /** Part of a name or an e-mail address, in any case. */
  readonly search?: string;
  /** Continues after the last of the page before. */
  readonly after?: { readonly name: string; readonly id: string };
  readonly limit: number;
}

/** People, their passwords and accounts elsewhere. Every call is atomic, and durable once it resolves. */
export interface PeopleStore {
  /** Rejects where the id is taken. False, and nothing is kept, where the e-mail address is. */
  insert(person: PersonRecord, passwordHash?: string): Promise<boolean>;
  /**
   * Many learners at once. Those whose e-mail address is taken are left out, as {@link insert} does.
   * @returns the ids of those that were kept
   */
  insertMany(persons: readonly PersonRecord[]): Promise<Set<string>>;
  /** Null for an unknown one, here and below. */
  find(id: string): Promise<PersonRecord | null>;
  /** @param email in lower case */
  findByEmail(email: string): Promise<PersonRecord | null>;
  /** Those who have one of the addresses, in no order. @param emails in lower case */
  findByEmails(emails: readonly string[]): Promise<PersonRecord[]>;
  /** Those of them that there are, in no order. */
  findMany(ids: readonly string[]): Promise<PersonRecord[]>;
  /** By name, then id; guests are left out. */
  list(query: PeopleQuery): Promise<PersonRecord[]>;
  /** Resolves without effect for an unknown id. */
  update(id: string, change: PersonChange): Promise<void>;
  /**
   * Changes or (null) erases a person, unless that would leave the server without an administrator
   * who can sign in: false then, and nothing changes. The one of a loopback server does not count.
   */
  changeUnlessLast(id: string, change: PersonChange | null): Promise<boolean>;
  /** Whether somebody who can sign in is an administrator. */
  hasAdministrator(): Promise<boolean>;

  passwordHash(person: string): Promise<string | null>;
  setPasswordHash(person: string, hash: string): Promise<void>;
  findByIdentity(issuer: string, subject: string): Promise<PersonRecord | null>;
  /** Rejects where the subject is somebody's already. */
  addIdentity(identity: IdentityRecord): Promise<void>;
  identities(person: string): Promise<IdentityRecord[]>;
  /** Those of them who have a password, or an account at a provider. */
  withOwnSignIn(persons: readonly string[]): Promise<Set<string>>;

  /** Whether an owner has sessions, progress or kept work. */
  isOwner(owner: string): Promise<boolean>;
  /**
   * All that a guest did becomes another's: progress is merged, of two kept works of a lesson the
   * later stays, sessions change hands. The guest is gone.
   */
  absorb(guest: string, into: string): Promise<void>;
}
