import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { told } from '../words/told.ts';

const ownerCookie = 'slipway_owner';
const keyCookie = 'slipway_key';
/** The one user of a server on loopback. */
const localOwner = 'local';

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/**
 * Knows who asks. On loopback everybody is the one user. Elsewhere the access key is required, by
 * cookie or `Authorization: Bearer`, and each browser is an owner of its own.
 */
export class SignIn {
  readonly #accessKey: string | undefined;
  readonly #cookie: CookieSerializeOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 400 * 24 * 60 * 60,
  };

  /** @param accessKey undefined on loopback, where no key is asked for */
  constructor(accessKey: string | undefined) {
    this.#accessKey = accessKey;
  }

  /** Who asks. @throws SlipwayError `not-signed-in` */
  actor(request: FastifyRequest): Actor {
    const role = this.#accessKey === undefined ? 'administrator' : 'guest';
    return { id: this.owner(request), name: role, role };
  }

  /** @throws SlipwayError `not-signed-in` */
  owner(request: FastifyRequest): string {
    if (this.#accessKey === undefined) return localOwner;
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const given = bearer ?? request.cookies[keyCookie] ?? '';
    if (!same(given, this.#accessKey)) {
      throw new SlipwayError('not-signed-in', told('notSignedIn', { isOther: given !== '' }));
    }
    // The owner's mark proves itself: it cannot be guessed, and is never told to anyone else.
    const mark = request.cookies[ownerCookie];
    return mark !== undefined && /^[A-Za-z0-9_-]{32}$/.test(mark) ? mark : 'bearer';
  }

  /** Takes a key given as `?key=` into a cookie. True where it did: the page is to be asked anew. */
  accept(request: FastifyRequest, reply: FastifyReply): boolean {
    const { key } = request.query as { key?: unknown };
    if (this.#accessKey === undefined || typeof key !== 'string') return false;
    if (!same(key, this.#accessKey)) return false;
    reply.setCookie(keyCookie, key, this.#cookie);
    if (request.cookies[ownerCookie] === undefined) {
      reply.setCookie(ownerCookie, randomBytes(24).toString('base64url'), this.#cookie);
    }
    return true;
  }
}
