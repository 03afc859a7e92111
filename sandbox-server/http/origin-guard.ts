import type { FastifyRequest } from 'fastify';
import { SlipwayError } from '../errors/slipway-error.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** What decides which names are ours. */
export interface OriginRules {
  readonly loopbackOnly: boolean;
  /** The one address that people reach the server at, where it was told. */
  readonly publicUrl?: URL | undefined;
  /** Hosts under it are learners': our pages and our interface are never under one. */
  readonly previewDomain: string;
}

/**
 * Lets only our own pages act: another site in the learner's browser, learner code in a preview,
 * or a foreign name that resolves to this computer (DNS rebinding) is refused.
 * @throws SlipwayError `forbidden-origin`
 */
export function guardOrigin(request: FastifyRequest, rules: OriginRules): void {
  const { loopbackOnly, previewDomain, publicUrl } = rules;
  const { host, origin, 'sec-fetch-site': site } = request.headers;
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (name.endsWith(`.${previewDomain}`)) throw forbidden('the host of a preview, or ours', name);
  if (loopbackOnly && !loopbackNames.has(name)) throw forbidden('a loopback host name', name);
  // Behind a proxy everybody would seem to be the one user of this computer.
  const forwarded = forwardingHeaders.find((header) => request.headers[header] !== undefined);
  if (loopbackOnly && forwarded !== undefined) throw proxied(forwarded);
  // Whoever watches over a proxied server asks it by the address that it listens on.
  const isWatched = request.url === '/api/health' && safeMethods.has(request.method);
  if (publicUrl && host?.toLowerCase() !== publicUrl.host && !isWatched) {
    throw forbidden(`the host ${publicUrl.host}`, name);
  }
  if (origin !== undefined) {
    if (publicUrl && origin !== publicUrl.origin) throw forbidden(publicUrl.origin, origin);
    if (origin !== `http://${host}` && origin !== `https://${host}`) {
      throw forbidden(`the origin of ${host}`, origin);
    }
    return;
  }
  // Clients other than browsers send neither header.
  const acts = !safeMethods.has(request.method) || request.headers.upgrade !== undefined;
  if (acts && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw forbidden('a request from our own pages', `Sec-Fetch-Site: ${String(site)}`);
  }
}

function forbidden(expected: string, found: string): SlipwayError {
  return new SlipwayError('forbidden-origin', 'This request does not come from a page of ours.', {
    expected,
    found: found.slice(0, 200),
    remedy: 'Open the course at the address that the server printed when it started.',
  });
}

const proxied = (found: string) =>
  new SlipwayError('forbidden-origin', 'This server has not been told that it is behind a proxy.', {
    expected: 'a request from this computer',
    found: `the header ${found}`,
    remedy: 'Start the server with SLIPWAY_PUBLIC_URL set to the address that people open.',
  });
