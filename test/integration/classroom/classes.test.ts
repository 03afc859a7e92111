import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { Class, Enrollment } from '../../../protocol/class.ts';
import type { PersonalLink, RosterApplied, RosterPreview } from '../../../protocol/roster.ts';
import { type Answer, problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

const password = 'heron paints the quiet stairs';
const key = 'a-key-that-nobody-will-guess';
let server: ServerWithoutMachines;
let administrator: BrowserClient;
let ina: BrowserClient;
let ivo: BrowserClient;
/** A class of Ina's, new for each test. */
let cls: Class;

const browser = () => new BrowserClient(server.url);
const outcome = (answer: Answer) => [answer.status, problemIn(answer).code];
const at = (path = '') => `/api/classes/${cls.id}${path}`;

beforeAll(async () => {
  server = await openServerWithoutMachines({ change: { loopbackOnly: false, accessKey: key } });
  administrator = browser();
  await administrator.call('POST', '/api/sign-in/first-administrator', {
    token: server.firstAdministratorToken,
    ...{ name: 'Ada', email: 'ada@example.org', password },
  });
  [ina, ivo] = [await invite('ina@example.org'), await invite('ivo@example.org')];
}, 60_000);
afterAll(() => server.dispose());
beforeEach(async () => {
  cls = await makeClass(ina);
});

async function invite(email: string): Promise<BrowserClient> {
  const { body } = await administrator.call('POST', '/api/people/invitations', {
    ...{ name: email.split('@')[0], email, role: 'instructor' },
  });
  const client = browser();
  const token = (body as { url: string }).url.split('#')[1];
  const answer = await client.call('POST', '/api/sign-in/invitation', { token, password });
  expect(answer.status).toBe(200);
  return client;
}

async function makeClass(by: BrowserClient, change: object = {}): Promise<Class> {
  const draft = { name: 'Docker 1', timeZone: 'Europe/Berlin', ...change };
  const answer = await by.call('POST', '/api/classes', draft);
  expect(answer.status).toBe(201);
  return answer.body as Class;
}

/** Somebody new, in the class by its code. */
async function join(name: string, code = cls.code): Promise<BrowserClient> {
  const client = browser();
  const answer = await client.call('POST', '/api/join', { code, name });
  expect(answer.status).toBe(200);
  return client;
}

const idOf = async (client: BrowserClient) =>
  ((await client.call('GET', '/api/me')).body as { person: { id: string } }).person.id;
const roster = async (by = ina) =>
  ((await by.call('GET', at('/roster'))).body as { members: Enrollment[] }).members;
const send = (path: string, file: string | Uint8Array, by = ina) =>
  fetch(`${server.url}${at(path)}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie: by.cookie, origin: server.url },
    body: file as BodyInit,
  });
const preview = async (file: string | Uint8Array) =>
  (await (await send('/roster/preview', file)).json()) as RosterPreview;
const apply = async (file: string | Uint8Array) => {
  const { digest } = await preview(file);
  const answer = await send(`/roster/apply?digest=${digest}`, file);
  return (await answer.json()) as RosterApplied;
};
const bulk = (action: string, persons: string[], options?: object, by = ina) =>
  by.call('POST', at('/roster/bulk'), { action, persons, ...(options && { options }) });

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
    const stranger = await join('Lea', (await makeClass(ivo)).code);
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
    await guest.open(`/?key=${key}`);
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
    const lea = await join('Lea', (await makeClass(ina)).code);
    for (const client of [lea, browser()]) {
      const look = await client.call('POST', '/api/join/look', { code: cls.code });
      expect(look.body).toMatchObject({ needs: 'openid' });
      const answer = await client.call('POST', '/api/join', { code: cls.code, name: 'Lea' });
      expect(outcome(answer)).toEqual([403, 'forbidden']);
    }
  });

  test('cannot be guessed: after ten tries somebody who is known is not heard', async () => {
    const lea = await join('Lea');
    const codes = Array.from({ length: 10 }, (_, index) => `AAAA-${2222 + index}`);
    for (const code of codes.map((text) => text.replaceAll(/[01]/g, '2'))) {
      const answer = await lea.call('POST', '/api/join/look', { code });
      expect(outcome(answer)).toEqual([404, 'unknown-class']);
    }
    const right = await lea.call('POST', '/api/join/look', { code: cls.code });
    expect(outcome(right)).toEqual([429, 'rate-limited']);
    // Others behind the same address are.
    expect((await browser().call('POST', '/api/join/look', { code: cls.code })).status).toBe(200);
  });
});

describe('a roster', () => {
  test('is written by hand, and the link that comes with it lets its person in', async () => {
    const row = { name: 'Анна Ли', email: 'Anna@example.org', externalId: '007' };
    const { status, body } = await ina.call('POST', at('/roster'), row);
    const { member, link } = body as { member: Enrollment; link: PersonalLink };
    expect([status, member]).toMatchObject([
      201,
      { ...row, email: 'anna@example.org', role: 'learner', hasSignedIn: false },
    ]);
    const anna = browser();
    const token = link.link.split('#')[1];
    expect((await anna.call('POST', '/api/sign-in/link', { token })).status).toBe(200);
    expect((await anna.call('GET', at())).body).toMatchObject({ role: 'learner' });
    expect(outcome(await ina.call('POST', at('/roster'), row))).toEqual([409, 'conflict']);
    expect((await ina.call('DELETE', at(`/roster/${member.person}`))).status).toBe(204);
    expect(outcome(await anna.call('GET', at()))).toEqual([404, 'unknown-class']);
  });

  test('gives no link of somebody who has an account, or is in a class of another’s', async () => {
    const answer = await ina.call('POST', at('/roster'), { name: 'Ada', email: 'ADA@example.org' });
    expect(answer.body).toMatchObject({ link: null, member: { email: 'ada@example.org' } });
    const ada = await idOf(administrator);
    const theirs = await makeClass(ivo);
    const lea = await join('Lea', theirs.code);
    await lea.call('POST', '/api/join', { code: cls.code });
    const [leaId, own] = [await idOf(lea), await idOf(await join('Leo'))];
    const renewed = await bulk('links', [ada, leaId, own]);
    expect(renewed.body).toMatchObject({
      done: expect.arrayContaining([
        { person: ada, what: 'ownSignIn' },
        { person: leaId, what: 'ownSignIn' },
        { person: own, what: 'renewed' },
      ]),
      handed: { links: [{ person: own }] },
    });
  });

  test('is previewed from a file, then applied as it was shown', async () => {
    await ina.call('POST', at('/roster'), { name: 'Old Name', externalId: '1' });
    await ina.call('POST', at('/roster'), { name: 'Same', externalId: '2' });
    const file = [
      'ID number;First name;Surname;Email address;City',
      '1;New;Name;;Rome',
      '2;Same;;;',
      '3;"Ada";"Lovelace";ada.l@example.org;',
      '4;Bad;Mail;nowhere;',
      '3;Twice;;;',
      ';;Familyonly;;',
    ].join('\r\n');
    const { rows, ignored, digest } = await preview(file);
    expect(ignored).toEqual(['City']);
    expect(
      rows.map(({ line, change, problems, after }) => [line, change, problems, after.name]),
    ).toEqual([
      [2, 'changed', [], 'New Name'],
      [3, 'same', [], 'Same'],
      [4, 'added', [], 'Ada Lovelace'],
      [5, 'wrong', [{ code: 'email', found: 'nowhere' }], 'Bad Mail'],
      [6, 'wrong', [{ code: 'twice', found: '4' }], 'Twice'],
      [7, 'added', [], 'Familyonly'],
    ]);
    expect(rows[0]?.before?.name).toBe('Old Name');
    expect(await roster()).toHaveLength(3);
    const applied = await send(`/roster/apply?digest=${digest}`, file);
    const done = (await applied.json()) as RosterApplied;
    expect(done).toMatchObject({ added: 2, changed: 1, same: 1, wrong: 2 });
    expect(done.links.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Familyonly']);
    expect((await roster()).map(({ name }) => name)).toEqual(
      ['Ada Lovelace', 'Familyonly', 'New Name', 'Same', 'ina'].toSorted(),
    );
    // Once more it changes nothing.
    expect(await apply(file)).toMatchObject({ added: 0, changed: 0, same: 4, links: [] });
  });

  test('is not applied where it, or the file, has changed since the preview', async () => {
    const { digest } = await preview('name\nLea');
    const other = await send(`/roster/apply?digest=${digest}`, 'name\nEve');
    expect(other.status).toBe(409);
    await join('Leo');
    const late = await send(`/roster/apply?digest=${digest}`, 'name\nLea');
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([
      409,
      'conflict',
    ]);
    expect(await roster()).toHaveLength(2);
  });

  test('is applied once, however often it is sent at once', async () => {
    const file = 'name,email\nLea,lea.once@example.org\nLeo,leo.once@example.org';
    const { digest } = await preview(file);
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(`/roster/apply?digest=${digest}`, file)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await roster()).toHaveLength(3);
  });

  test('keeps HTML and formulas as the text they are, and lets no formula out', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://evil","x")',
      '@SUM(1)',
      '-1',
    ];
    const cells = names.map((name) => `"${name.replaceAll('"', '""')}"`);
    const { csv, links } = await apply(['name', ...cells].join('\n'));
    expect(links.map(({ name }) => name)).toEqual(names);
    expect((await roster()).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    const written = parse(csv, { bom: true }).slice(1) as string[][];
    expect(written.map(([name]) => name)).toEqual([
      names[0],
      ...names.slice(1).map((name) => `'${name}`),
    ]);
  });

  test.each([
    ['a megabyte too much', 'x'.repeat(1024 * 1024 + 1), 413],
    ['2,001 rows', `name\n${'a\n'.repeat(2_001)}`, 400],
    ['a row of half a megabyte', `name\n"${'"",'.repeat(150_000)}"`, 400],
    ['100,000 empty rows', `name${','.repeat(10_000)}\n${',\n'.repeat(100_000)}`, 400],
    ['a million empty cells', `name\n${`${','.repeat(500)}\n`.repeat(2_000)}`, 200],
    ['a quote that never ends', `name\n"${'x\n'.repeat(100)}`, 400],
    ['no names', 'a,b\n1,2', 400],
    ['nothing', '', 400],
    ['bytes', new Uint8Array([0, 1, 2, 255]), 400],
  ])('refuses, or survives, %s', async (_, file, status) => {
    const answer = await send('/roster/preview', file);
    expect(answer.status).toBe(status);
    await answer.arrayBuffer();
  });

  test('takes nothing back half done', async () => {
    const lea = await idOf(await join('Lea'));
    expect(outcome(await bulk('remove', [lea, 'nobody']))).toEqual([404, 'unknown-person']);
    expect(outcome(await bulk('fly', [lea]))).toEqual([400, 'bad-request']);
    expect(outcome(await bulk('role', [lea], { role: 'administrator' }))).toEqual([
      400,
      'bad-request',
    ]);
    expect(outcome(await bulk('reset', [lea], { lesson: 'nowhere' }))).toEqual([
      404,
      'unknown-lesson',
    ]);
    const many = Array.from({ length: 501 }, (_, index) => `p${index}`);
    expect(outcome(await bulk('remove', many))).toEqual([400, 'bad-request']);
    expect(await roster()).toHaveLength(2);
  });

  test('marks a lesson as done for many, and takes it back', async () => {
    const [lea, leo] = [await join('Lea'), await join('Leo')];
    const ids = [await idOf(lea), await idOf(leo)];
    const options = { lesson: 'hello-world' };
    const progress = async (client: BrowserClient) =>
      ((await client.call('GET', '/api/progress')).body as { lessons: Record<string, unknown> })
        .lessons;
    const done = await bulk('complete', ids, options);
    expect(done.body).toMatchObject({ done: ids.toSorted().map(() => ({ what: 'completed' })) });
    expect(await progress(lea)).toMatchObject({
      'hello-world': { steps: { exercise: { by: 'instructor' } } },
    });
    await bulk('reset', [ids[0] ?? ''], options);
    expect(await progress(lea)).toEqual({});
    expect(await progress(leo)).toHaveProperty('hello-world');
    const { entries } = (await ina.call('GET', at('/audit'))).body as { entries: AuditEntry[] };
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'roster.bulk-reset', byName: 'ina', detail: { persons: [ids[0]], options } },
      { action: 'roster.bulk-complete' },
    ]);
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
