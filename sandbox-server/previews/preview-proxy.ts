import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { answerProblem, refuseUpgrade } from './answer-problem.ts';
import { ConnectionLimit } from './connection-limit.ts';
import { forwardRequest } from './forward-request.ts';
import { forwardUpgrade } from './forward-upgrade.ts';
import { PreviewAddress } from './preview-address.ts';
import { pageLanguage } from './page-language.ts';
import { parsePreviewHost, type PreviewHost } from './preview-host.ts';
import { waitingHeader } from './preview-page.ts';
import { noSuchPreview, onlyWebSockets, wrongPath } from './preview-problem.ts';
import type { PreviewTarget } from './preview-target.ts';
import { staysOpen } from './stays-open.ts';

export interface PreviewProxyOptions {
  /** The machine behind a key; null for a key of no session. May throw a `SlipwayError`. */
  readonly lookup: (key: string) => Promise<PreviewTarget | null>;
  readonly log: Logger;
  /** At once and per key; 64 where left out. */
  readonly maxConnections?: number;
  /** Domain under which previews have their hosts, without a port; `localhost` where left out. */
  readonly domain?: string;
  /** How browsers reach previews; `https` where something before us ends TLS. */
  readonly scheme?: 'http' | 'https';
  /** Milliseconds that an app may take to begin its answer; 60,000 where left out. */
  readonly patienceMs?: number;
}

/** Serves previews, beside whatever else the HTTP server serves. */
export interface PreviewProxy {
  /** The preview that a `Host` header names, or null: then the request is not ours. */
  isPreviewHost(host: string | undefined): PreviewHost | null;
  /** Answers a request to a preview, in every case. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Answers an upgrade request to a preview, in every case. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/**
 * A reverse proxy from `<port>-<key>.<domain>` to that port of the key's machine. What the app and
 * the browser say passes as it is but for hop-by-hop headers, our credentials, and addresses that
 * name this machine; see `preview-headers.ts`.
 */
export function createPreviewProxy(options: PreviewProxyOptions): PreviewProxy {
  const { lookup, log, maxConnections = 64, domain = 'localhost', scheme = 'http' } = options;
  const { patienceMs = 60_000 } = options;
  const limit = new ConnectionLimit(maxConnections);
  /** Whose page it is, for what goes wrong on the way there. */
  const targets = new WeakMap<IncomingMessage, PreviewTarget>();
  const isPreviewHost = (host: string | undefined) => parsePreviewHost(host, domain);
  const onProblem = (problem: SlipwayError) =>
    log.debug({ code: problem.code, err: problem.cause }, 'preview: no answer from the app');

  /** All that comes before the request itself. The place is given back when `client` closes. */
  async function reach(request: IncomingMessage, client: Duplex | ServerResponse) {
    const host = isPreviewHost(request.headers.host);
    const target = host && (await lookup(host.key));
    if (!target) throw noSuchPreview();
    targets.set(request, target);
    if (!request.url?.startsWith('/')) throw wrongPath(request.url ?? '');
    if (client.destroyed) throw new Error('The browser has left.');
    const gone = new AbortController();
    const release = limit.take(host.key);
    client.once('close', () => {
      release();
      gone.abort();
    });
    const stream = await target.connect(host.port, { signal: gone.signal });
    stream.on('error', () => undefined); // Told by what is sent over it, or by its end.
    if (gone.signal.aborted) stream.destroy();
    gone.signal.throwIfAborted();
    const address = new PreviewAddress(host, scheme, request.headers.host ?? '');
    return { stream, address, target, patienceMs, onProblem };
  }

  function problemOf(error: unknown): SlipwayError {
    if (error instanceof SlipwayError) return error;
    log.error({ err: error }, 'preview: a defect');
    return new SlipwayError('internal', told('preview.failed'));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { stream, ...rest } = await reach(request, response);
    if (!request.headers[waitingHeader])
      return forwardRequest({ request, response, stream, ...rest });
    const isOpen = await staysOpen(stream);
    stream.destroy();
    response.writeHead(isOpen ? 204 : 502, { 'cache-control': 'no-store' }).end();
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const protocol = request.headers.upgrade ?? '';
    if (request.method !== 'GET' || protocol.toLowerCase() !== 'websocket')
      throw onlyWebSockets(`${request.method} with Upgrade: ${protocol}`);
    forwardUpgrade({ request, socket, head, ...(await reach(request, socket)) });
  }

  return {
    isPreviewHost,
    handle(request, response) {
      answer(request, response).catch((error: unknown) => {
        if (response.destroyed) return;
        const port = isPreviewHost(request.headers.host)?.port ?? 0;
        const language = pageLanguage(targets.get(request), request);
        answerProblem(request, response, problemOf(error), { port, language });
      });
    },
    handleUpgrade(request, socket, head) {
      socket.on('error', () => undefined); // A browser that leaves is no event.
      upgrade(request, socket, head).catch((error: unknown) => {
        const language = pageLanguage(targets.get(request), request);
        if (!socket.destroyed) refuseUpgrade(socket, problemOf(error), language);
      });
    },
  };
}
