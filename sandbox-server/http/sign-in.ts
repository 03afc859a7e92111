import { createHash, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SlipwayError } from '../errors/slipway-error.ts';
import { actorOf } from '../people/actor-of.ts';
import type { Actor } from '../people/actor.ts';
import { readDeviceTokens, writeDeviceTokens } from '../people/device-token.ts';
import type { SignInService } from '../people/sign-in-service.ts';
import type { Identity, SignIns } from '../people/sign-ins.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { SignInWay } from '../storage/people/token-store.ts';
import { told } from '../words/told.ts';

/** As long as browsers keep a cookie; the server decides when a sign-in ends. */
const cookieSeconds = 400 * 24 * 60 * 60;
/** Says to pages that somebody is signed in, and no more: they are drawn without asking. */
const shownCookie = 'slipway_signed_in';
/** Of releases that had no sign-in: the access key, and the mark of a browser. */
const oldKeyCookie = 'slipway_key';
const oldMarkCookie = 'slipway_owner';

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

export interface SignInOptions {
  readonly signIns: SignIns;
  readonly service: SignInService;
  /** The one user of a server on loopback; null where people sign in. */
  readonly local: PersonRecord | null;
  readonly accessKey: string | undefined;
  readonly publicUrl: URL | undefined;
}

/** Who asks, found once for each request. */
interface Asking {
  readonly person: PersonRecord;
  /** Null for the one user on loopback. */
  readonly identity: Identity | null;
}

/**
 * Knows who asks. On loopback everybody is the one user. Elsewhere people are signed in by a cookie,
 * or by the same token as `Authorization: Bearer`.
 */
export class SignIn {
  readonly #options: SignInOptions;
  readonly #asking = new WeakMap<FastifyRequest, Asking>();
  readonly #cookie: CookieSerializeOptions;
  readonly #cookieName: string;
  readonly #deviceName: string;
  readonly #shown: CookieSerializeOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
    const secure = options.publicUrl?.protocol === 'https:';
    this.#shown = { path: '/', sameSite: 'lax', secure };
    this.#cookie = { ...this.#shown, httpOnly: true };
    // With the prefix no other host of the domain, such as a preview's, can set it in our place.
    this.#cookieName = secure ? '__Host-slipway' : 'slipway';
    this.#deviceName = `${this.#cookieName}_device`;
  }

  /** Finds out who asks; before anything else is done with a request. */
  async resolve(request: FastifyRequest): Promise<void> {
    const { local, signIns } = this.#options;
    if (local) {
      this.#asking.set(request, { person: local, identity: null });
      return;
    }
    const token = this.#token(request);
    const identity = token === undefined ? null : await signIns.identify(token);
    if (identity) this.#asking.set(request, { person: identity.person, identity });
  }

  /** Who asks. @throws SlipwayError `not-signed-in` */
  actor(request: FastifyRequest): Actor {
    return actorOf(this.person(request));
  }

  /** @throws SlipwayError `not-signed-in` */
  person(request: FastifyRequest): PersonRecord {
    const asking = this.#asking.get(request);
    if (!asking) throw new SlipwayError('not-signed-in', told('notSignedIn'));
    return asking.person;
  }

  /** Null where nobody asks. */
  personOrNull(request: FastifyRequest): PersonRecord | null {
    return this.#asking.get(request)?.person ?? null;
  }

  /** Null where nobody is signed in, as on loopback. */
  identity(request: FastifyRequest): Identity | null {
    return this.#asking.get(request)?.identity ?? null;
  }

  /** Signs somebody in, by a token of its own; what a guest did here goes on as theirs. */
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    person: PersonRecord,
    way: SignInWay,
  ): Promise<void> {
    const { signIns, service } = this.#options;
    const before = this.identity(request);
    const token = await signIns.begin(person.id, way, request.headers['user-agent'] ?? '');
    if (before) {
      await service.absorb(before.person, person);
      await signIns.end(before);
    }
    const identity = await signIns.identify(token);
    if (identity) this.#asking.set(request, { person: identity.person, identity });
    reply.setCookie(this.#cookieName, token, { ...this.#cookie, maxAge: cookieSeconds });
    const isShown = person.role !== 'guest';
    if (isShown) reply.setCookie(shownCookie, '1', { ...this.#shown, maxAge: cookieSeconds });
    if (way === 'password') await this.rememberDevice(request, reply, person);
  }

  /** Tokens of a browser in which people signed in with a password before. */
  devices(request: FastifyRequest): readonly string[] {
    return readDeviceTokens(request.cookies[this.#deviceName]);
  }

  /** Whoever has just shown their password here is not kept out by what others type; it outlives the sign-in. */
  async rememberDevice(
    request: FastifyRequest,
    reply: FastifyReply,
    person: PersonRecord,
  ): Promise<void> {
    const tokens = await this.#options.service.devicesOf(person, this.devices(request));
    const options = { ...this.#cookie, maxAge: cookieSeconds };
    reply.setCookie(this.#deviceName, writeDeviceTokens(tokens), options);
  }

  /** Here alone. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const identity = this.identity(request);
    if (identity) await this.#options.signIns.end(identity);
    this.clear(reply);
  }

  /** Takes the cookie back, where the sign-in has ended already. */
  clear(reply: FastifyReply): void {
    reply.clearCookie(this.#cookieName, this.#cookie);
    reply.clearCookie(shownCookie, this.#shown);
  }

  /**
   * Makes whoever shows the access key a guest: as `?key=`, or in the cookie of an earlier release.
   * True where the page is to be asked anew, without the key in its address.
   */
  async acceptKey(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { accessKey, local } = this.#options;
    if (accessKey === undefined || local || request.method !== 'GET') return false;
    const { key } = request.query as { key?: unknown };
    const isGiven = typeof key === 'string' && same(key, accessKey);
    if (this.personOrNull(request) === null) {
      const kept = request.cookies[oldKeyCookie];
      const isKept = kept !== undefined && isForPage(request) && same(kept, accessKey);
      if (isGiven || isKept) await this.#beginGuest(request, reply);
    }
    return isGiven;
  }

  async #beginGuest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { accessKey = '', service } = this.#options;
    const { [oldKeyCookie]: key = '', [oldMarkCookie]: mark } = request.cookies;
    const isMark = mark !== undefined && /^[A-Za-z0-9_-]{32}$/.test(mark) && same(key, accessKey);
    const guest = await service.newGuest(isMark ? mark : undefined);
    await this.begin(request, reply, guest, 'key');
    for (const name of [oldKeyCookie, oldMarkCookie]) reply.clearCookie(name, { path: '/' });
  }

  #token(request: FastifyRequest): string | undefined {
    const bearer = /^Bearer (slipway_[A-Za-z0-9_-]{43})$/i.exec(
      request.headers.authorization ?? '',
    )?.[1];
    return bearer ?? request.cookies[this.#cookieName];
  }
}

/** A page and not its parts: those are asked for at once, and would each make a guest. */
const isForPage = ({ url, headers }: FastifyRequest): boolean =>
  !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
