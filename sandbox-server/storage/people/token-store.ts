import type { PersonRecord } from './people-store.ts';

/** How somebody signed in. */
export type SignInWay = 'password' | 'openid' | 'link' | 'key' | 'class';

/** One browser, or other client, in which somebody is signed in. */
export interface SignInRecord {
  /** Names it to its person; opens nothing. */
  readonly id: string;
  readonly person: string;
  /** SHA-256 of the token, in hexadecimal: the token itself is kept nowhere. */
  readonly tokenHash: string;
  readonly way: SignInWay;
  /** What the browser calls itself. */
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** What a secret opens: an account for good, or something once. */
export type SecretKind = 'link' | 'invitation' | 'first-administrator' | 'openid';

/** A secret that was handed out: in a link, or in a cookie while a provider is asked. */
export interface SecretRecord {
  readonly kind: SecretKind;
  readonly hash: string;
  /** Whose it is; null where nobody is known yet. */
  readonly person: string | null;
  /** What is remembered with it. */
  readonly data: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/**
 * What opens an account: sign-ins, and secrets that were handed out. Of each the digest alone is kept. Every
 * call is atomic, and durable once it resolves.
 */
export interface TokenStore {
  insertSignIn(signIn: SignInRecord): Promise<void>;
  findSignIn(tokenHash: string): Promise<{ person: PersonRecord; signIn: SignInRecord } | null>;
  /** Marks it and its person as seen. */
  touchSignIn(id: string, seen: { lastSeenAt: Date; expiresAt: Date }): Promise<void>;
  /** Those of a person, the one used last first. */
  signIns(person: string): Promise<SignInRecord[]>;
  removeSignIn(person: string, id: string): Promise<void>;
  /** All of a person's, but for one where it is named. */
  removeSignIns(person: string, but?: string): Promise<void>;

  /** Takes the place of the person's earlier one of that kind; without a person, of nobody's. */
  putSecret(secret: SecretRecord): Promise<void>;
  /** The same for many, of different persons: all of them, or none. */
  putSecrets(secrets: readonly SecretRecord[]): Promise<void>;
  /** Null also for one that has expired. */
  findSecret(kind: SecretKind, hash: string, now: Date): Promise<SecretRecord | null>;
  /** The same, and it is gone: of two who take it at once, one gets it. */
  takeSecret(kind: SecretKind, hash: string, now: Date): Promise<SecretRecord | null>;
  /** When the person's secret of that kind was made; null where there is none. */
  secretMadeAt(kind: SecretKind, person: string): Promise<Date | null>;
  /** Those of a person, or all of a kind. */
  removeSecrets(of: { kind: SecretKind; person?: string }): Promise<void>;

  /** Sign-ins and secrets that have expired. */
  removeExpired(now: Date): Promise<void>;
}
