import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Enrollment } from '../../../protocol/class.ts';
import type { PersonalLink, RosterApplied } from '../../../protocol/roster.ts';
import { outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';

const cls = await ClassOfIna.open();
const { apply, at, audit, bulk, join, preview, roster, send, world } = cls;
const { administrator, ina, ivo } = world;
const browser = () => world.browser();
const makeClass = (by: BrowserClient) => world.makeClass(by);

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
    expect(answer.body).toMatchObject({ link: null, member: null });
    await administrator.call('POST', `/api/me/invitations/${cls.id}`);
    const ada = await idOf(administrator);
    const theirs = await makeClass(ivo);
    const lea = await world.join('Lea', theirs);
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

  test('extends an assignment for those who are chosen', async () => {
    const [lea, leo] = [await join('Lea'), await join('Leo')];
    const times = { opensAt: null, dueAt: '2030-01-01T12:00:00.000Z', closesAt: null };
    const draft = { title: 'Hello', lesson: 'hello-world', times, published: true };
    const made = await ina.call('POST', at('/assignments'), draft);
    const assignment = (made.body as { id: string }).id;
    const extension = { dueAt: '2030-01-08T12:00:00.000Z', closesAt: null };
    const leaId = await idOf(lea);
    const done = await bulk('extend', [leaId], { assignment, extension });
    expect(done.body).toMatchObject({ done: [{ person: leaId, what: 'extended' }] });
    const mine = async (client: BrowserClient) =>
      (await client.call('GET', at('/assignments/mine'))).body as object;
    expect(await mine(lea)).toMatchObject({
      assignments: [{ isExtended: true, times: { dueAt: extension.dueAt } }],
    });
    expect(await mine(leo)).toMatchObject({ assignments: [{ isExtended: false, times }] });
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
    const entries = await audit();
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'roster.bulk-reset', byName: 'ina', detail: { persons: [ids[0]], options } },
      { action: 'roster.bulk-complete' },
    ]);
  });

  test('takes nothing back from a learner whom somebody else teaches as well', async () => {
    const lea = await join('Lea');
    const id = await idOf(lea);
    const other = await world.makeClass(world.ivo);
    await lea.call('POST', '/api/join', { code: other.code, name: 'Lea' });
    const options = { lesson: 'hello-world' };
    await bulk('complete', [id], options);
    const done = await bulk('reset', [id], options);
    expect(done.body).toMatchObject({ done: [{ person: id, what: 'elsewhere' }] });
    const { body } = await lea.call('GET', '/api/progress');
    expect(body).toHaveProperty('lessons.hello-world');
  });
});
