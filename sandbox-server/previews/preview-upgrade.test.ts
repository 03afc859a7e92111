import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openApp, previewOf, openTcpApp } from '../../test/doubles/preview-world.ts';

async function socketApp(onSocket: (socket: WebSocket, origin: string | undefined) => void) {
  const app = await openApp((_request, response) => response.end('page'));
  const sockets = new WebSocketServer({ server: app.server, handleProtocols: () => 'chat' });
  sockets.on('connection', (socket, request) => onSocket(socket, request.headers.origin));
  return app;
}

type World = Awaited<ReturnType<typeof previewOf>>;
const dial = ({ port, host, origin }: World, protocols: string[] = []) =>
  new WebSocket(`ws://127.0.0.1:${port}/socket?x=1`, protocols, { headers: { host, origin } });

/** The status and body with which an upgrade was refused. */
async function refusal(socket: WebSocket) {
  const [, response] = await once(socket, 'unexpected-response');
  const chunks: Buffer[] = await response.toArray();
  return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
}

test('messages pass both ways, text and binary, large and small', async () => {
  const app = await socketApp((socket) =>
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
  );
  const socket = dial(await previewOf(app), ['chat']);
  await once(socket, 'open');
  expect(socket.protocol).toBe('chat');
  for (const message of ['hello', Buffer.alloc(5 << 20, 'x')]) {
    socket.send(message);
    const [back, isBinary] = await once(socket, 'message');
    expect(isBinary).toBe(typeof message !== 'string');
    expect(Buffer.from(message).equals(back)).toBe(true);
  }
  socket.close(4001, 'enough');
  expect(String((await once(socket, 'close'))[0])).toBe('4001');
});

test('what the app says at once is not lost, and it sees its own origin', async () => {
  const app = await socketApp((socket, origin) => socket.send(`welcome ${origin}`));
  const socket = dial(await previewOf(app));
  expect(String((await once(socket, 'message'))[0])).toBe('welcome http://localhost:8000');
  socket.close();
});

test('a browser that vanishes is gone for the app too, and the other way round', async () => {
  const closed = Promise.withResolvers<number>();
  const app = await socketApp((socket) => {
    socket.on('close', closed.resolve);
    socket.on('message', () => socket.terminate());
  });
  const opened = await previewOf(app);
  const vanishing = dial(opened);
  await once(vanishing, 'open');
  vanishing.terminate();
  expect(await closed.promise).toBe(1006);
  const left = dial(opened);
  await once(left, 'open');
  left.send('terminate');
  expect((await once(left, 'close'))[0]).toBe(1006);
});

test('the app’s refusal passes as it is', async () => {
  const app = await openApp(() => undefined);
  app.server.on('upgrade', (_request, socket) =>
    socket.end(
      'HTTP/1.1 401 No\r\nContent-Length: 9\r\nSet-Cookie: a=1; Domain=x\r\n\r\nsign in!!',
    ),
  );
  const socket = dial(await previewOf(app));
  expect(await refusal(socket)).toEqual({ status: 401, text: 'sign in!!' });
});

test('an app without WebSockets answers as it does', async () => {
  const app = await openApp((_request, response) => response.writeHead(404).end('no socket here'));
  const { status, text } = await refusal(dial(await previewOf(app)));
  expect(status).toBe(404);
  expect(text).toContain('no socket here');
});

test('a closed port, an unknown key and a silent app are told', async () => {
  const app = await openApp(() => undefined);
  await app[Symbol.asyncDispose]();
  const closed = await previewOf(app);
  expect(await refusal(dial(closed))).toMatchObject({ status: 502 });
  const host = closed.host.replace(closed.key, '0'.repeat(32));
  expect(await refusal(dial({ ...closed, host }))).toMatchObject({ status: 404 });
  const silent = await previewOf(await openTcpApp(() => undefined), { patienceMs: 50 });
  expect(await refusal(dial(silent))).toMatchObject({ status: 504 });
  const rude = await previewOf(
    await openTcpApp((socket) => socket.once('data', () => socket.destroy())),
  );
  expect(await refusal(dial(rude))).toMatchObject({ status: 502 });
});

test('only WebSockets are upgraded to', async () => {
  const { raw, host } = await previewOf(await openApp((_request, response) => response.end()));
  const head = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`;
  expect(await raw(head)).toMatch(/^HTTP\/1\.1 400 /);
});

test('sockets count as connections until they close', async () => {
  const app = await socketApp(() => undefined);
  const opened = await previewOf(app, { maxConnections: 1 });
  const first = dial(opened);
  await once(first, 'open');
  expect(await refusal(dial(opened))).toMatchObject({ status: 503 });
  first.close();
  await once(first, 'close');
  await expect.poll(async () => (await opened.get('/')).status).toBe(200);
});
