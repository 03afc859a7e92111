import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardRow } from '../../../protocol/board.ts';
import type { Class } from '../../../protocol/class.ts';
import type { HelpRequest } from '../../../protocol/help.ts';
import { problemIn } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, idOf } from '../../support/class-world.ts';
import { eventually } from '../../support/eventually.ts';
import { FrameClient } from '../../support/frame-client.ts';

const world = await ClassWorld.open();
const { ina: grace, ivo: mallory } = world;
let bob: BrowserClient;
let cls: Class;
let others: Class;
let session: string;

const board = (id: string) => `/api/classes/${id}/board/hello-world`;
const look = (by: BrowserClient, id = cls.id) =>
  new FrameClient(world.server.url, `${board(id)}/events`, by.cookie);
const codeOf = async (by: BrowserClient, method: string, path: string, body?: unknown) =>
  problemIn(await by.call(method, path, body)).code;

beforeAll(async () => {
  cls = await world.makeClass(grace);
  others = await world.makeClass(mallory);
  bob = await world.join('Bob', cls);
  // No machine can be started here: the session has failed, and is Bob's nevertheless.
  const { body } = await bob.call('POST', '/api/sessions', { lesson: 'hello-world' });
  session = (body as { id: string }).id;
}, 60_000);
afterAll(() => world.dispose());

test('a help request shows on the board at once, and comes back to the learner', async () => {
  const looker = look(grace);
  await eventually(() => expect(looker.last('board')).toBeDefined());
  const asked = await bob.call('POST', `/api/sessions/${session}/help`, {
    message: '<b>port?</b>',
  });
  const { id } = asked.body as HelpRequest;
  await eventually(() => {
    const [row] = (looker.last('rows')?.['rows'] ?? []) as BoardRow[];
    expect(row).toMatchObject({ name: 'Bob', help: { id } });
    expect(looker.last('help')?.['requests']).toMatchObject([{ id, message: '<b>port?</b>' }]);
  });
  const path = `/api/classes/${cls.id}/help/${id}/resolve`;
  expect((await grace.call('POST', path)).status).toBe(200);
  await eventually(() => expect(looker.last('help')?.['requests']).toEqual([]));
  looker.close();
});

test('learners and strangers see no board, no learner, no queue', async () => {
  const eve = await world.join('Eve', cls);
  for (const [who, code] of [
    [eve, 'forbidden'],
    [mallory, 'unknown-class'],
  ] as const) {
    const refused = look(who);
    expect(await refused.closed).toBe(1008);
    expect(refused.problem).toBe(code);
    expect(refused.frames.map(({ type }) => type)).toEqual(['problem']);
    const bobs = `${board(cls.id)}/learners/${await idOf(bob)}`;
    expect(await codeOf(who, 'GET', bobs)).toBe(code);
    expect(await codeOf(who, 'GET', `/api/classes/${cls.id}/help`)).toBe(code);
    expect(await codeOf(who, 'GET', `/api/classes/${cls.id}/help/history`)).toBe(code);
    expect(await codeOf(who, 'GET', `/api/classes/${cls.id}/board`)).toBe(code);
    const message = { text: 'hi' };
    expect(await codeOf(who, 'POST', `${board(cls.id)}/messages`, message)).toBe(code);
    const question = { learner: await idOf(bob), lesson: 'hello-world', right: 'watch' };
    expect(await codeOf(who, 'POST', `/api/classes/${cls.id}/consents`, question)).toBe(code);
  }
});

test('an instructor reaches no learner of another class through their own', async () => {
  const learner = await idOf(bob);
  const question = { learner, lesson: 'hello-world', right: 'watch' };
  expect(await codeOf(mallory, 'POST', `/api/classes/${others.id}/consents`, question)).toBe(
    'unknown-person',
  );
  expect(await codeOf(mallory, 'GET', `${board(others.id)}/learners/${learner}`)).toBe(
    'unknown-person',
  );
  const message = { text: 'hi', learners: [learner] };
  expect(await codeOf(mallory, 'POST', `${board(others.id)}/messages`, message)).toBe(
    'unknown-person',
  );
});

test('guessed consents open nothing', async () => {
  const guessed = `/api/classes/${cls.id}/consents/5e0c0c1e-6c3c-4a53-8f38-0d9a5b8a0f11`;
  expect(await codeOf(grace, 'GET', `${guessed}/terminals`)).toBe('forbidden');
  expect(await codeOf(grace, 'GET', `${guessed}/files`)).toBe('forbidden');
  expect(await codeOf(grace, 'GET', `${guessed}/files/app.py`)).toBe('forbidden');
  for (const path of ['/terminals/main', '/events']) {
    const refused = new FrameClient(world.server.url, guessed + path, grace.cookie);
    expect(await refused.closed).toBe(1008);
    expect(refused.problem).toBe('forbidden');
    expect(refused.text).toBe('');
  }
  // The learner's own routes are the learner's alone.
  expect(await codeOf(grace, 'GET', `/api/sessions/${session}/files`)).toBe('unknown-session');
});

test('nobody asks for help in another’s session, and a flood of it is stopped', async () => {
  const eve = await world.join('Eva', cls);
  const path = `/api/sessions/${session}/help`;
  expect(await codeOf(eve, 'POST', path, { message: '' })).toBe('unknown-session');
  expect(await codeOf(bob, 'POST', path, { message: 'x'.repeat(501) })).toBe('bad-request');
  const statuses: number[] = [];
  for (let more = 0; more < 12; more++) {
    statuses.push((await bob.call('POST', path, { message: `${more}` })).status);
  }
  expect(statuses.at(-1)).toBe(429);
  const queue = (await grace.call('GET', `/api/classes/${cls.id}/help`)).body;
  expect((queue as { requests: unknown[] }).requests).toHaveLength(1);
});

test('what is given to a class says for each learner what became of it', async () => {
  const learner = await idOf(bob);
  const message = { text: 'Five minutes left', learners: [learner] };
  const said = await grace.call('POST', `${board(cls.id)}/messages`, message);
  expect(said.body).toEqual({ deliveries: [{ learner, outcome: 'offline' }] });
  const outside = { path: '../outside', content: 'aGk=' };
  expect(await codeOf(grace, 'POST', `${board(cls.id)}/files`, outside)).toBe('bad-request');
  const tooLarge = { path: 'a', content: Buffer.alloc(1024 * 1024 + 3).toString('base64') };
  expect(await codeOf(grace, 'POST', `${board(cls.id)}/files`, tooLarge)).toBe('bad-request');
});

test('the board closes the moment its viewer is removed from the class', async () => {
  const heir = await world.invite('heir');
  const added = await grace.call('POST', `/api/classes/${cls.id}/roster`, {
    ...{ name: 'Heir', email: 'heir@example.org', role: 'assistant' },
  });
  expect(added.status).toBeLessThan(300);
  await heir.call('POST', `/api/me/invitations/${cls.id}`);
  const looker = look(heir);
  await eventually(() => expect(looker.last('board')).toBeDefined());
  const removed = await grace.call('DELETE', `/api/classes/${cls.id}/roster/${await idOf(heir)}`);
  expect(removed.status).toBeLessThan(300);
  expect(await looker.closed).toBe(1008);
  expect(looker.problem).toBe('unknown-class');
});
