import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { Class } from '../../../protocol/class.ts';
import { problemIn, outcome } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';
import { openServerWithoutMachines } from '../../support/server-without-machines.ts';

const cls = await ClassOfIna.open();
const { at, bulk, join, preview, roster, send, world } = cls;
const { administrator, ina, ivo } = world;
const browser = () => world.browser();
const makeClass = (by: BrowserClient) => world.makeClass(by);

describe('a class', () => {
  test('belongs to who made it, and is changed, archived and removed by them', async () => {
    expect(cls.made).toMatchObject({
      role: 'instructor',
      learners: 0,
      archivedAt: null,
      join: 'name',
    });
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
    const stranger = await world.join('Lea', await makeClass(ivo));
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

test('a class says after how many minutes somebody is stuck', async () => {
  const change = (stuckMinutes: number) => ina.call('PATCH', cls.at(), { stuckMinutes });
  expect(cls.made.stuckMinutes).toBe(5);
  expect((await change(12)).body).toMatchObject({ stuckMinutes: 12 });
  for (const wrong of [0, 61, 1.5]) {
    expect(outcome(await change(wrong))).toEqual([400, 'bad-request']);
  }
  const copy = await ina.call('POST', cls.at('/copy'), { name: 'Copy' });
  expect(copy.body).toMatchObject({ stuckMinutes: 12 });
  expect((await cls.audit())[0]).toMatchObject({
    ...{ action: 'class.changed', detail: { before: { stuckMinutes: 5 } } },
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
