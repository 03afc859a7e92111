import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { SignInRecord, SignInWay, TokenStore } from '../storage/people/token-store.ts';
import { createSecret, hashSecret } from './secret.ts';

const day = 24 * 60 * 60 * 1000;
/** Unused for so long, a sign-in ends. */
const idleFor = 30 * day;
/** And whatever happens, after so long: what a browser keeps a cookie for at most. */
const longest = 400 * day;
/** Use is written down this often. */
const touchEvery = 10 * 60 * 1000;
/** How long another server on the same database may not know of what happened here. */
const cachedFor = 10_000;
const mostCached = 10_000;
const longestDevice = 200;

/** Who is signed in with a token. */
export interface Identity {
  readonly person: PersonRecord;
  readonly signIn: SignInRecord;
}

interface Cached {
  readonly identity: Identity | null;
  readonly until: number;
}

/** Whose sign-ins have ended, or are to be looked at anew. */
export interface EndedSignIns {
  readonly person: string;
  /** One of them alone. */
  readonly signIn?: string | undefined;
  /** All but this one. */
  readonly but?: string | undefined;
}

export interface SignInsOptions {
  readonly tokens: TokenStore;
  readonly now?: () => Date;
}

/** Who is signed in where. What ends a sign-in ends it at once on this server. */
export class SignIns {
  /** Told of sign-ins that have ended: what is open for them is to be closed. */
  readonly events = new EventEmitter<{ ended: [EndedSignIns] }>();
  readonly #options: SignInsOptions;
  readonly #cache = new Map<string, Cached>();
  /** Counts what ends sign-ins: what was read before is not kept after. */
  #generation = 0;

  constructor(options: SignInsOptions) {
    this.#options = options;
    // One listener for each server of a test; of a real one there is one.
    this.events.setMaxListeners(0);
  }

  /** Signs somebody in. @returns the token, which is kept nowhere */
  async begin(person: string, way: SignInWay, device: string): Promise<string> {
    // The proxy of previews knows our tokens by how they begin, and keeps them from learners' apps.
    const token = `slipway_${createSecret()}`;
    const now = this.#now();
    await this.#options.tokens.insertSignIn({
      id: randomUUID(),
      person,
      tokenHash: hashSecret(token),
      way,
      device: device.replace(/\p{Cc}/gu, ' ').slice(0, longestDevice),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + idleFor),
    });
    return token;
  }

  /** Null for a token that is unknown, has expired, or is of one whose account is disabled. */
  async identify(token: string): Promise<Identity | null> {
    const hash = hashSecret(token);
    const now = this.#now();
    const cached = this.#cache.get(hash);
    const identity =
      cached && cached.until > now.getTime() ? cached.identity : await this.#read(hash);
    if (!identity || identity.person.disabledAt !== null) return null;
    if (identity.signIn.expiresAt <= now) return null;
    await this.#touch(identity, hash, now);
    return identity;
  }

  async end({ person, signIn }: Identity): Promise<void> {
    await this.endOne(person.id, signIn.id);
  }

  async endOne(person: string, signIn: string): Promise<void> {
    await this.#options.tokens.removeSignIn(person, signIn);
    this.tellEnded({ person, signIn });
  }

  /** Everywhere, or everywhere else. */
  async endAll(person: string, but?: string): Promise<void> {
    await this.#options.tokens.removeSignIns(person, but);
    this.tellEnded({ person, but });
  }

  list(person: string): Promise<SignInRecord[]> {
    return this.#options.tokens.signIns(person);
  }

  /** What is known of a person is read anew, and what they have open is closed: it was opened by another right. */
  tellEnded(ended: EndedSignIns): void {
    this.forgetCached();
    this.events.emit('ended', ended);
  }

  /** A name was changed, for example. */
  forgetCached(): void {
    this.#generation += 1;
    this.#cache.clear();
  }

  async #read(hash: string): Promise<Identity | null> {
    const generation = this.#generation;
    const identity = await this.#options.tokens.findSignIn(hash);
    // Only what is found: guessed tokens would push out those of others.
    if (identity && generation === this.#generation) this.#keep(hash, identity);
    return identity;
  }

  #keep(hash: string, identity: Identity): void {
    this.#cache.delete(hash);
    this.#cache.set(hash, { identity, until: this.#now().getTime() + cachedFor });
    if (this.#cache.size <= mostCached) return;
    const [oldest] = this.#cache.keys();
    if (oldest !== undefined) this.#cache.delete(oldest);
  }

  async #touch({ person, signIn }: Identity, hash: string, now: Date): Promise<void> {
    if (now.getTime() - signIn.lastSeenAt.getTime() < touchEvery) return;
    const end = Math.min(now.getTime() + idleFor, signIn.createdAt.getTime() + longest);
    const seen = { lastSeenAt: now, expiresAt: new Date(end) };
    // Before it is written: of many calls at once one writes.
    if (this.#cache.has(hash)) this.#keep(hash, { person, signIn: { ...signIn, ...seen } });
    await this.#options.tokens.touchSignIn(signIn.id, seen);
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
