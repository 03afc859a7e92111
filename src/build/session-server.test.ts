import { once } from 'node:events';
import { createServer as createBackend, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { sessionServer } from './session-server.ts';

let root: string;
let backend: Server;
let sockets: WebSocketServer;
let pages: ViteDevServer;
let url: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slipway-pages-'));
  await writeFile(join(root, 'index.html'), '<p>a page</p>');
  backend = createBackend((request, response) => response.end(`session ${request.url}`));
  sockets = new WebSocketServer({ server: backend });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await once(backend.listen(0, '127.0.0.1'), 'listening');
  const { port } = backend.address() as AddressInfo;
  pages = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, host: '127.0.0.1' },
    plugins: [sessionServer(`http://127.0.0.1:${port}`), askForSlash()],
  });
  await pages.listen();
  url = pages.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
});
afterEach(async () => {
  await pages.close();
  sockets.close();
  backend.closeAllConnections();
  backend.close();
  await rm(root, { recursive: true });
});

/** As Astro does, from the front of all others. */
const askForSlash = () => ({
  name: 'ask-for-slash',
  configureServer: ({ middlewares }: ViteDevServer) => {
    middlewares.stack.unshift({
      route: '',
      handle: (
        request: { url?: string },
        response: { end(text: string): void },
        next: () => void,
      ) => (request.url?.endsWith('/') ? next() : response.end('a slash, please')),
    } as never);
  },
});

const get = async (path: string) => (await fetch(url + path)).text();

test('what a page asks the server for is passed on', async () => {
  expect(await get('/api/sessions/1/checks')).toBe('session /api/sessions/1/checks');
});

test('pages come from where they are written', async () => {
  expect(await get('/')).toContain('a page');
  expect(await get('/apis')).toBe('a slash, please');
});

test('sockets are passed on', async () => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/sessions/1/events`);
  await once(socket, 'open');
  socket.send('hello');
  const [data] = await once(socket, 'message');
  expect(String(data)).toBe('hello');
  socket.terminate();
});

test('a server that is away is told of', async () => {
  backend.closeAllConnections();
  await new Promise((resolve) => backend.close(resolve));
  expect(await get('/api/health')).toContain('does not answer');
});
