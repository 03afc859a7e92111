import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type RequestOptions,
} from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { SlipwayError } from '../../sandbox-server/errors/slipway-error.ts';
import { createPreviewKey } from '../../sandbox-server/previews/preview-key.ts';
import {
  createPreviewProxy,
  type PreviewProxyOptions,
} from '../../sandbox-server/previews/preview-proxy.ts';
import type { PreviewTarget } from '../../sandbox-server/previews/preview-target.ts';

export interface PreviewWorldOptions extends Partial<PreviewProxyOptions> {
  readonly target?: Partial<PreviewTarget>;
}

/**
 * Our server on a port of its own with a preview in front of `appPort`, which stands for the port of
 * a machine whatever port the preview names.
 */
export async function openPreviewWorld(appPort: number, options: PreviewWorldOptions = {}) {
  const key = createPreviewKey();
  const target: PreviewTarget = {
    connect: (_port, { signal }) => connectTo(appPort, signal),
    ...options.target,
  };
  const proxy = createPreviewProxy({
    lookup: async (asked) => (asked === key ? target : null),
    log: pino({ level: 'silent' }),
    ...options,
  });
  const server = createServer((request, response) => proxy.handle(request, response));
  server.on('upgrade', (request, socket, head) => proxy.handleUpgrade(request, socket, head));
  const port = await listening(server);
  const host = `8000-${key}.localhost:${port}`;

  async function ask(path: string, asked: RequestOptions = {}, body?: Buffer | string) {
    const { headers, ...rest } = asked;
    const all = { port, path, agent: false as const, headers: { host, ...headers }, ...rest };
    const request = httpRequest(all);
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined); // An upload whose answer came early.
    return response;
  }

  return {
    key,
    port,
    host,
    origin: `http://${host}`,
    /** A request to the preview; resolves with the answer's head. */
    ask,
    /** The same with the whole body. */
    async get(path: string, asked: RequestOptions = {}, body?: Buffer | string) {
      const response = await ask(path, asked, body);
      const { statusCode: status, headers } = response;
      return { status, headers, text: (await buffer(response)).toString(), response };
    },
    /** Bytes to the server as they are; resolves with all that comes back. */
    async raw(bytes: string): Promise<string> {
      const socket = connect(port, '127.0.0.1');
      socket.write(bytes, 'latin1');
      return (await buffer(socket)).toString('latin1');
    },
    async dispose() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The same in front of this app; both end with the test. */
export async function previewOf(
  app: AsyncDisposable & { readonly port: number },
  options?: PreviewWorldOptions,
) {
  const world = await openPreviewWorld(app.port, options);
  onTestFinished(async () => {
    await world.dispose();
    await app[Symbol.asyncDispose]();
  });
  return world;
}

/** An HTTP app on a port of its own. */
export async function openApp(listener: RequestListener) {
  const server = createServer(listener);
  return {
    server,
    port: await listening(server),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An app that speaks TCP as it likes. */
export async function openTcpApp(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return {
    port: await listening(server),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function listening(server: ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** As a driver connects. */
export async function connectTo(port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', signal });
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new SlipwayError('port-closed', `Nothing listens on port ${port}.`, { cause });
  }
  return socket;
}
