import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Identity } from '../people/sign-ins.ts';
import { OpenConnections } from './open-connections.ts';

const identity = (person: string, signIn: string) =>
  ({ person: { id: person }, signIn: { id: signIn } }) as Identity;

let connections: OpenConnections;
let server: FastifyInstance;
let begin: (() => void) | undefined;

beforeEach(async () => {
  connections = new OpenConnections();
  server = Fastify({ forceCloseConnections: true });
  server.addHook('onRequest', async (request, reply) => {
    const { person = '', signin = '' } = request.headers as Record<string, string>;
    connections.track(request, reply, identity(person, signin));
  });
  server.get('/stream', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
  });
  server.get('/late', (_request, reply) => {
    reply.hijack();
    begin = () => reply.raw.writeHead(200).write('data: late\n\n');
  });
  server.post('/sign-out', async () => {
    connections.close({ person: 'ada' });
    return { done: true };
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

const address = (path: string) =>
  `http://127.0.0.1:${(server.server.address() as AddressInfo).port}${path}`;

async function open(path: string, person: string, signin: string): Promise<IncomingMessage> {
  const call = get(address(path), { headers: { person, signin } });
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  return answer.resume();
}

/** A stream that is cut off says so as an error first, at which `once` would reject. */
const closing = (answer: IncomingMessage) =>
  new Promise<void>((resolve) => answer.once('close', () => resolve()));

test('streams of one who is signed out end, those of others go on', async () => {
  const [mine, elsewhere, theirs] = [
    await open('/stream', 'ada', '1'),
    await open('/stream', 'ada', '2'),
    await open('/stream', 'bob', '3'),
  ];
  const isClosed = closing(elsewhere);
  connections.close({ person: 'ada', but: '1' });
  await isClosed;
  expect([mine.destroyed, theirs.destroyed]).toEqual([false, false]);
  const isGone = closing(mine);
  connections.close({ person: 'ada', signIn: '1' });
  await isGone;
  expect(theirs.destroyed).toBe(false);
  theirs.destroy();
});

test('a stream that begins just after its person was signed out ends too', async () => {
  const opened = open('/late', 'ada', '1');
  await expect.poll(() => begin).toBeDefined();
  connections.close({ person: 'ada' });
  begin?.();
  const answer = await opened;
  if (!answer.destroyed) await closing(answer);
  expect(answer.destroyed).toBe(true);
});

test('the call that signs out is answered', async () => {
  const headers = { person: 'ada', signin: '1' };
  const answer = await fetch(address('/sign-out'), { method: 'POST', headers });
  expect(await answer.json()).toEqual({ done: true });
});
