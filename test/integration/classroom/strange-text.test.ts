import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Class } from '../../../protocol/class.ts';
import { problemIn } from '../../support/api-client.ts';
import { PeopleServer, password } from '../../support/people-server.ts';

let server: PeopleServer;
beforeAll(async () => {
  server = await PeopleServer.open();
}, 60_000);
afterAll(() => server.dispose());

const refused = (answer: { status: number; body: unknown }) => {
  expect(answer.status).toBe(400);
  return problemIn(answer as never);
};

test('a text with NUL, which PostgreSQL does not keep, is refused before it gets anywhere', async () => {
  const { administrator } = server;
  const made = await administrator.call('POST', '/api/classes', { name: 'One', timeZone: 'UTC' });
  const { id } = made.body as Class;
  const times = { opensAt: null, dueAt: null, closesAt: null };
  const draft = { title: 'a\0b', lesson: 'hello-world', times };
  const path = `/api/classes/${id}/assignments`;
  expect(refused(await administrator.call('POST', path, draft)).code).toBe('bad-request');
  const search = await administrator.call('GET', '/api/people?search=%00');
  expect(refused(search).code).toBe('bad-request');
  expect(refused(await administrator.call('GET', '/api/classes/%00')).code).toBe('bad-request');
});

test('a password that cannot be taken is in no answer, and so in no log', async () => {
  const change = { password: { old: password, new: 'too short' } };
  const mine = refused(await server.administrator.call('PATCH', '/api/me', change));
  expect(JSON.stringify(mine)).not.toMatch(/heron|too short/);
  const token = 'A'.repeat(43);
  const accept = { token, password: 'too short' };
  const invited = await server.browser().call('POST', '/api/sign-in/invitation', accept);
  expect(JSON.stringify(refused(invited))).not.toMatch(/AAA|too short/);
});

test('no other way to write a path leads past signing in', async () => {
  for (const path of ['/%61pi/openapi.json', '/api/openapi.json', '/%61pi/classes']) {
    expect((await server.browser().call('GET', path)).status).toBe(401);
  }
});

test('a name that turns around the text after it is none', async () => {
  for (const turn of ['\u202E', '\u2066']) {
    const change = { name: `Ada${turn}gnp` };
    refused(await server.administrator.call('PATCH', '/api/me', change));
  }
  const arabic = await server.administrator.call('PATCH', '/api/me', { name: 'ليلى' });
  expect(arabic.status).toBe(200);
});
