import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { Class, Enrollment } from '../../../protocol/class.ts';
import { problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { accessKey, ClassWorld, idOf, outcome } from '../../support/class-world.ts';
import { openServerWithoutMachines } from '../../support/server-without-machines.ts';

let world: ClassWorld;
let administrator: BrowserClient;
let ina: BrowserClient;
let ivo: BrowserClient;
/** A class of Ina's, new for each test. */
let cls: Class;

const browser = () => world.browser();
const at = (path = '') => `/api/classes/${cls.id}${path}`;
const makeClass = (by: BrowserClient) => world.makeClass(by);
const join = (name: string, value = cls) => world.join(name, value);
const roster = () => world.roster(cls);
const send = (path: string, file: string | Uint8Array, by = ina) =>
  world.send(cls, path.replace('/roster/', ''), file, by);
const preview = (file: string | Uint8Array) => world.preview(cls, file);
const bulk = (action: string, persons: string[], options?: object, by = ina) =>
  by.call('POST', at('/roster/bulk'), { action, persons, ...(options && { options }) });

beforeAll(async () => {
  world = await ClassWorld.open();
  ({ administrator, ina, ivo } = world);
}, 60_000);
afterAll(() => world.dispose());
beforeEach(async () => {
  cls = await makeClass(ina);
});

describe('a class', () => {
  test('belongs to who made it, and is changed, archived and removed by them', async () => {
    expect(cls).toMatchObject({ role: 'instructor', learners: 0, archivedAt: null, join: 'name' });
    const change = { name: 'Docker 2', timeZone: 'Asia/Tokyo' };
    expect((await ina.call('PATCH', at(), change)).body).toMatchObject(change);
    expect(outcome(await ina.call('DELETE', at()))).toEqual([409, 'conflict']);
    await ina.call('PATCH', at(), { archived: true });
    expect(outcome(await ina.call('PATCH', at(), { name: 'x' }))).toEqual([409, 'class-archived']);
    await ina.call('PATCH', at(), { archived: false });
    expect((await ina.call('PATCH', at(), { name: 'Back' })).body).toMatchObject({
      ...{ name: 'Back', archivedAt: null },
    });
    await ina.call('PATCH', at(), { archived: true });
    expect((await ina.call('DELETE', at())).status).toBe(204);
    expect(outcome(await ina.call('GET', at()))).toEqual([404, 'unknown-class']);
    const { entries } = (await administrator.call('GET', '/api/audit?limit=20')).body as {
      entries: AuditEntry[];
    };
    const own = entries.filter((entry) => entry.class === cls.id).map(({ action }) => action);
    expect(own).toEqual([
      ...['class.removed', 'class.archived', 'class.changed', 'class.unarchived'],
      ...['class.archived', 'class.changed', 'class.created'],
    ]);
  });

  test('that takes only who is signed in by OpenID Connect still does under another name', async () => {
    await ina.call('PATCH', at(), { join: 'openid' });
    expect((await ina.call('PATCH', at(), { name: 'Renamed' })).body).toMatchObject({
      ...{ name: 'Renamed', join: 'openid' },
    });
  });

  test('is copied with its people', async () => {
    await join('Lea');
    const body = { name: 'Docker, autumn', roster: true, days: 7 };
    const { status, body: copy } = await ina.call('POST', at('/copy'), body);
    expect([status, copy]).toMatchObject([
      201,
      { learners: 1, role: 'instructor', ...{ name: body.name } },
    ]);
    expect((copy as Class).code).not.toBe(cls.code);
    const empty = await ina.call('POST', at('/copy'), { name: 'Empty' });
    expect(empty.body).toMatchObject({ learners: 0, name: 'Empty' });
  });

  test('is listed by page', async () => {
    const other = await makeClass(ina);
    const page = (await ina.call('GET', '/api/classes?limit=1')).body as {
      classes: Class[];
      next: string;
    };
    expect(page.classes).toHaveLength(1);
    const rest = await ina.call('GET', `/api/classes?limit=200&after=${page.next}`);
    const ids = [...page.classes, ...(rest.body as typeof page).classes].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([cls.id, other.id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(outcome(await ina.call('GET', '/api/classes?after=x'))).toEqual([400, 'bad-request']);
  });

  test('is as unknown to others as one that is not there', async () => {
    const calls = [
      ['GET', ''],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['POST', '/copy', { name: 'Mine' }],
      ['GET', '/roster'],
      ['POST', '/roster', { name: 'Eve' }],
      ['PATCH', '/roster/x', { role: 'instructor' }],
      ['DELETE', '/roster/x'],
      ['POST', '/roster/bulk', { action: 'remove', persons: ['x'] }],
      ['GET', '/audit'],
    ] as const;
    const stranger = await join('Lea', await makeClass(ivo));
    for (const client of [stranger, ivo]) {
      for (const [method, path, body] of calls) {
        const real = await client.call(method, at(path), body);
        const guessed = await client.call(method, `/api/classes/guessed${path}`, body);
        expect(outcome(real), `${method} ${path}`).toEqual([404, 'unknown-class']);
        expect(problemIn(real).message).toBe(problemIn(guessed).message);
      }
      const file = await send('/roster/preview', 'name\nEve', client);
      expect(file.status).toBe(404);
    }
    for (const [method, path, body] of calls) {
      expect((await browser().call(method, at(path), body)).status, path).toBe(401);
    }
  });

  test('is seen by its learners, who may do nothing to it and see no code', async () => {
    const lea = await join('Lea');
    expect((await lea.call('GET', at())).body).toMatchObject({ role: 'learner', code: null });
    const own = await idOf(lea);
    for (const [method, path, body] of [
      ['PATCH', '', { renewCode: true }],
      ['DELETE', ''],
      ['POST', '/copy', { name: 'Mine' }],
      ['GET', '/roster'],
      ['GET', '/audit'],
      ['POST', '/roster', { name: 'Eve' }],
      ['PATCH', `/roster/${own}`, { role: 'instructor' }],
      ['POST', '/roster/bulk', { action: 'role', persons: [own], options: { role: 'instructor' } }],
      [
        'POST',
        '/roster/bulk',
        { action: 'complete', persons: [own], options: { lesson: 'volumes' } },
      ],
    ] as const) {
      expect(outcome(await lea.call(method, at(path), body)), path).toEqual([403, 'forbidden']);
    }
    expect((await send('/roster/apply?digest=x', 'name\nEve', lea)).status).toBe(403);
    const made = await lea.call('POST', '/api/classes', { name: 'x', timeZone: 'UTC' });
    expect(outcome(made)).toEqual([403, 'forbidden']);
    expect(outcome(await lea.call('GET', '/api/audit'))).toEqual([403, 'forbidden']);
    expect(outcome(await lea.call('GET', '/api/classes?of=all'))).toEqual([403, 'forbidden']);
    expect((await roster()).find(({ person }) => person === own)?.role).toBe('learner');
  });

  test('lets an assistant look, and make nobody an instructor', async () => {
    const tom = await join('Tom');
    const id = await idOf(tom);
    await ina.call('PATCH', at(`/roster/${id}`), { role: 'assistant' });
    expect((await tom.call('GET', at('/roster'))).status).toBe(200);
    const role = { role: 'instructor' };
    expect(outcome(await tom.call('PATCH', at(`/roster/${id}`), role))).toEqual([403, 'forbidden']);
    expect(outcome(await bulk('role', [id], role, tom))).toEqual([403, 'forbidden']);
    expect(outcome(await bulk('links', [id], {}, tom))).toEqual([403, 'forbidden']);
    expect(outcome(await tom.call('PATCH', at(), { archived: true }))).toEqual([403, 'forbidden']);
    // Joining by code does not take the role away, nor give another.
    const again = await tom.call('POST', '/api/join', { code: cls.code, name: 'Tom' });
    expect(again.body).toMatchObject({ class: { role: 'assistant' } });
  });

  test('keeps its last instructor', async () => {
    const id = await idOf(ina);
    const last = [409, 'conflict'];
    expect(outcome(await ina.call('DELETE', at(`/roster/${id}`)))).toEqual(last);
    expect(outcome(await ina.call('PATCH', at(`/roster/${id}`), { role: 'learner' }))).toEqual(
      last,
    );
    expect(outcome(await bulk('remove', [id]))).toEqual(last);
    expect(outcome(await bulk('role', [id], { role: 'assistant' }))).toEqual(last);
    const file = 'name,email,role\nina,ina@example.org,learner';
    expect((await preview(file)).rows[0]).toMatchObject({
      ...{ change: 'wrong', problems: [{ code: 'lastInstructor' }] },
    });
  });

  test('of two instructors who leave at once, keeps one', async () => {
    await ina.call('POST', at('/roster'), {
      name: 'Ivo',
      email: 'ivo@example.org',
      role: 'instructor',
    });
    await ivo.call('POST', `/api/me/invitations/${cls.id}`);
    const answers = await Promise.all(
      [ina, ivo].map(async (client) => client.call('DELETE', at(`/roster/${await idOf(client)}`))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });
});

describe('a code', () => {
  test('lets in who types it in any way, and nobody twice', async () => {
    const typed = ` ${cls.code?.toLowerCase().replace('-', ' ')} `;
    const lea = browser();
    const offer = await lea.call('POST', '/api/join/look', { code: typed });
    expect(offer.body).toEqual({ class: cls.id, name: cls.name, needs: 'name', isMember: false });
    expect(outcome(await lea.call('POST', '/api/join', { code: typed }))).toEqual([
      400,
      'bad-request',
    ]);
    const joined = await lea.call('POST', '/api/join', { code: typed, name: 'Lea' });
    expect(joined.body).toMatchObject({
      class: { id: cls.id, role: 'learner', code: null },
      link: expect.stringMatching(/\/classroom\/link\/#[\w-]{43}$/),
    });
    const again = await Promise.all(
      [1, 2, 3].map(() => lea.call('POST', '/api/join', { code: typed, name: 'Other' })),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await roster()).filter(({ role }) => role === 'learner')).toMatchObject([
      { name: 'Lea' },
    ]);
  });

  test('makes one member of somebody who joins a second class three times at once', async () => {
    const lea = await join('Lea');
    const second = await makeClass(ina);
    const answers = await Promise.all(
      [1, 2, 3].map(() => lea.call('POST', '/api/join', { code: second.code })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { members } = (await ina.call('GET', `/api/classes/${second.id}/roster`)).body as {
      members: Enrollment[];
    };
    expect(members).toHaveLength(2);
  });

  test('lets a guest go on with what they had, under a name', async () => {
    const guest = browser();
    await guest.open(`/?key=${accessKey}`);
    const tick = { steps: { run: '2026-01-01T00:00:00.000Z' } };
    const slug = '/api/progress/lessons/hello-world';
    const before = await guest.call('PATCH', slug, tick);
    expect(before.status).toBe(200);
    await guest.call('POST', '/api/join', { code: cls.code, name: 'Gus' });
    expect((await guest.call('GET', '/api/me')).body).toMatchObject({
      person: { name: 'Gus', role: 'learner' },
    });
    const after = await guest.call('PATCH', slug, {});
    expect(after.body).toEqual(before.body);
  });

  test('opens nothing once it is renewed, or the class is closed or archived', async () => {
    const refused = async (code: string | null) =>
      outcome(await browser().call('POST', '/api/join', { code, name: 'Eve' }));
    await ina.call('PATCH', at(), { renewCode: true });
    expect(await refused(cls.code)).toEqual([404, 'unknown-class']);
    const { code } = (await ina.call('GET', at())).body as Class;
    await ina.call('PATCH', at(), { join: 'closed' });
    expect(await refused(code)).toEqual([403, 'forbidden']);
    await ina.call('PATCH', at(), { join: 'name', archived: true });
    expect(await refused(code)).toEqual([409, 'class-archived']);
    const row = { name: 'Eve' };
    expect(outcome(await ina.call('POST', at('/roster'), row))).toEqual([409, 'class-archived']);
    expect((await send('/roster/preview', 'name\nEve')).status).toBe(409);
    expect((await roster()).map(({ role }) => role)).toEqual(['instructor']);
  });

  test('of a class for an organization is not enough', async () => {
    await ina.call('PATCH', at(), { join: 'openid' });
    const lea = await join('Lea', await makeClass(ina));
    for (const client of [lea, browser()]) {
      const look = await client.call('POST', '/api/join/look', { code: cls.code });
      expect(look.body).toMatchObject({ needs: 'openid' });
      const answer = await client.call('POST', '/api/join', { code: cls.code, name: 'Lea' });
      expect(outcome(answer)).toEqual([403, 'forbidden']);
    }
  });

  test('is never refused because somebody typed wrong ones, behind the same address or not', async () => {
    const wrong = Array.from({ length: 400 }, (_, n) =>
      `AAAAA-${2222 + n}A`.replaceAll(/[01]/g, '2'),
    );
    const guesser = browser();
    const look = (client: BrowserClient, code: string | null) =>
      client.call('POST', '/api/join/look', { code });
    const answers = await Promise.all(wrong.map((code) => look(guesser, code)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    for (const client of [guesser, browser()]) {
      expect((await look(client, cls.code)).status).toBe(200);
    }
  });
});

test('an erased learner is of no class, and the log has no name of theirs', async () => {
  const lea = await join('Lea Unforgettable');
  const exported = await lea.call('GET', '/api/me/export');
  expect(exported.body).toMatchObject({ classes: [{ role: 'learner', class: { id: cls.id } }] });
  const erased = await lea.call('DELETE', '/api/me', {});
  expect(erased.status).toBe(204);
  expect(await roster()).toHaveLength(1);
  const log = await ina.call('GET', at('/audit'));
  expect(JSON.stringify(log.body)).toContain('learner.joined');
  expect(JSON.stringify(log.body)).not.toContain('Unforgettable');
});

test('on loopback the one user makes a class at once', async () => {
  const local = await openServerWithoutMachines();
  const user = new BrowserClient(local.url);
  const made = await user.call('POST', '/api/classes', { name: 'Mine', timeZone: 'UTC' });
  const { id, code } = made.body as Class;
  const joined = await user.call('POST', '/api/join', { code });
  expect(joined.body).toMatchObject({ class: { id, role: 'instructor' }, link: null });
  const list = await user.call('GET', '/api/classes');
  expect(list.body).toMatchObject({ classes: [{ id }], next: null });
  await local.dispose();
});
