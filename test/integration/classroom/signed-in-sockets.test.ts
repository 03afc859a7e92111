import { once } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Answer } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { PeopleServer, password } from '../../support/people-server.ts';

const server = await PeopleServer.open();
const { administrator } = server;
afterAll(() => server.dispose());

const invite = (email: string) => server.invite(email);

describe('an open socket', () => {
  const connect = async (client: BrowserClient) => {
    const { body } = await client.call('POST', '/api/sessions', { lesson: 'hello-world' });
    const { id } = body as { id: string };
    const address = `${server.url.replace('http', 'ws')}/api/sessions/${id}/events`;
    const socket = new WebSocket(address, {
      headers: { cookie: client.cookie, origin: server.url },
    });
    await once(socket, 'message');
    return socket;
  };

  test('is not opened without a sign-in', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/sessions/none/events`);
    socket.on('error', () => undefined);
    const [, answer] = await once(socket, 'unexpected-response');
    expect(answer.statusCode).toBe(401);
    socket.terminate();
  });

  const ends: readonly [
    string,
    (mine: { client: BrowserClient; id: string }) => Promise<Answer>,
  ][] = [
    ['signs out', ({ client }) => client.call('POST', '/api/sign-out')],
    ['signs out everywhere', ({ client }) => client.call('POST', '/api/sign-out/everywhere')],
    ['erases the account', ({ client }) => client.call('DELETE', '/api/me', { password })],
    [
      'is disabled',
      ({ id }) => administrator.call('PATCH', `/api/people/${id}`, { disabled: true }),
    ],
    [
      'is made a learner',
      ({ id }) => administrator.call('PATCH', `/api/people/${id}`, { role: 'learner' }),
    ],
  ];
  test.each(ends)('is closed when its person %s', async (how, end) => {
    const mine = await invite(`${how.replaceAll(' ', '-')}@example.org`);
    const [socket, theirs] = [await connect(mine.client), await connect(administrator)];
    const closed = once(socket, 'close');
    expect((await end(mine)).status).toBeLessThan(300);
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1008, 'not-signed-in']);
    expect(theirs.readyState).toBe(theirs.OPEN);
    theirs.terminate();
  });
});
