import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import { createPortFacts } from './port-facts.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return socket;
  } catch (cause) {
    throw new SlipwayError('port-closed', 'Nothing listens.', { cause });
  }
}
const facts = createPortFacts(connectTo);

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return listen(server);
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

test('a page comes with status and body, asked for as localhost', async () => {
  const port = await serve((request, response) => {
    response.writeHead(201).end(`${request.url} ${request.headers.host}`);
  });
  expect(await facts.fetchPort(port, '/hello?x=1')).toEqual({
    status: 201,
    body: `/hello?x=1 localhost:${port}`,
  });
  expect(await facts.portAnswers(port)).toBe(true);
});

test('a body is read up to 256 KiB', async () => {
  const port = await serve((_, response) => {
    const write = () => {
      while (response.write('x'.repeat(65_536)));
    };
    response.on('drain', write);
    write();
  });
  expect((await facts.fetchPort(port, '/'))?.body).toHaveLength(256 * 1024);
});

test('a page that never ends is judged by what has come in time', async () => {
  const port = await serve((_, response) => void response.write('so far'));
  const impatient = createPortFacts(connectTo, { timeoutMs: 300 });
  expect(await impatient.fetchPort(port, '/')).toEqual({ status: 200, body: 'so far' });
});

test('what is not HTTP, or breaks off, is no answer', async () => {
  const replies: ((socket: Socket) => void)[] = [
    (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    (socket) => void socket.resetAndDestroy(),
    (socket) => void socket.end(),
  ];
  for (const reply of replies) {
    const server = createTcpServer((socket) => void socket.once('data', () => reply(socket)));
    closing.push(() => server.close());
    expect(await facts.fetchPort(await listen(server), '/')).toBeNull();
  }
});

test('a closed port is no answer, and anything else that goes wrong is our fault', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  server.close();
  expect(await facts.fetchPort(port, '/')).toBeNull();
  expect(await facts.portAnswers(port)).toBe(false);
  const lost = createPortFacts(() => Promise.reject(new Error('machine lost')));
  await expect(lost.fetchPort(80, '/')).rejects.toThrow('machine lost');
});
