import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { PreviewAddress } from './preview-address.ts';
import { cookieForFrame, withoutOurCookies } from './preview-cookies.ts';
import type { PreviewTarget } from './preview-target.ts';

/** RFC 9110, 7.6.1. `transfer-encoding` stands apart: Node frames bodies anew on either side. */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade'];
const proxyOnly = ['proxy-authorization', 'proxy-authenticate'];
const setByUs = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];
const ourToken = /^bearer\s+slipway_/i;

/**
 * Headers for the app. It sees itself as `localhost:<port>` throughout, or its checks of `Origin`
 * against `Host` (Django's, Socket.IO's) would refuse its own pages; `X-Forwarded-Host` is left out
 * for the same reason. Our cookies and tokens stay here.
 */
export function requestHeaders(
  request: IncomingMessage,
  address: PreviewAddress,
): IncomingHttpHeaders {
  const headers = without(request.headers, request.headers.connection, [...proxyOnly, ...setByUs]);
  delete headers['expect']; // Node has said "continue" already.
  if (ourToken.test(headers.authorization ?? '')) delete headers.authorization;
  const cookie = withoutOurCookies(headers.cookie);
  if (cookie) headers.cookie = cookie;
  else delete headers.cookie;
  if (headers.origin) headers.origin = address.toApp(headers.origin);
  if (headers.referer) headers.referer = address.toApp(headers.referer);
  headers.host = address.appHost;
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  headers['x-forwarded-proto'] = new URL(address.origin).protocol.slice(0, -1);
  return headers;
}

/**
 * Headers for the browser. The preview's address holds its key, so that it is kept from search
 * engines and other sites unless the app says otherwise.
 */
export function responseHeaders(
  response: IncomingMessage,
  address: PreviewAddress,
  target: PreviewTarget,
): IncomingHttpHeaders {
  const headers = without(distinct(response), response.headers.connection, ['transfer-encoding']);
  const { location, 'set-cookie': cookies } = headers;
  if (location) headers.location = address.toBrowser(location, target);
  if (cookies)
    headers['set-cookie'] = [cookies]
      .flat()
      .map((cookie) => cookieForFrame(cookie, address.origin));
  headers['x-robots-tag'] ??= 'noindex';
  headers['referrer-policy'] ??= 'same-origin';
  return headers;
}

/** Repeated headers stay apart, as the app sent them; `headers` would join or drop them. */
function distinct(message: IncomingMessage): IncomingHttpHeaders {
  const all = Object.entries(message.headersDistinct);
  return Object.fromEntries(
    all.map(([name, values = []]) => [name, values.length === 1 ? values[0] : values]),
  ) as IncomingHttpHeaders;
}

function without(
  headers: IncomingHttpHeaders,
  connection: string | undefined,
  more: readonly string[],
): IncomingHttpHeaders {
  const named = (connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  // A sender could name any header there to have it dropped; these two frame the body.
  const framing = new Set(['content-length', 'transfer-encoding', 'host']);
  const dropped = new Set([...hopByHop, ...more, ...named.filter((name) => !framing.has(name))]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
