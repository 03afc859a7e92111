import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { ClassInvitation } from '../../../protocol/class-invitation.ts';
import type { PersonalLink, Roster, RosterApplied } from '../../../protocol/roster.ts';
import { outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';

const cls = await ClassOfIna.open();
const { at, world } = cls;
const { administrator, ina, ivo } = world;
let count = 0;

const rosterOf = async (by = ina) => (await by.call('GET', at('/roster'))).body as Roster;
const add = (row: object, by = ina) => by.call('POST', at('/roster'), row);
const mine = async (client: BrowserClient) =>
  ((await client.call('GET', '/api/me/invitations')).body as { invitations: ClassInvitation[] })
    .invitations;
const accept = (client: BrowserClient) => client.call('POST', `/api/me/invitations/${cls.id}`);
const decline = (client: BrowserClient) => client.call('DELETE', `/api/me/invitations/${cls.id}`);

/** A learner of a class of Ivo's, who has an account and has been here. */
async function lea(name = 'Lea') {
  const email = `lea${(count += 1)}@example.org`;
  const theirs = await world.makeClass(ivo);
  const path = `/api/classes/${theirs.id}/roster`;
  const { link } = (await ivo.call('POST', path, { name, email })).body as { link: PersonalLink };
  const client = world.browser();
  await client.call('POST', '/api/sign-in/link', { token: link.link.split('#')[1] });
  return { client, email, id: await idOf(client) };
}

describe('somebody who has an account', () => {
  test('is invited, and is of the class when they say yes', async () => {
    const { client, email, id } = await lea();
    const row = { name: 'Lea Known To Ina', email: email.toUpperCase(), externalId: '7' };
    const { status, body } = await add(row);
    const invited = { person: id, ...row, email, role: 'learner' };
    expect([status, body]).toMatchObject([201, { member: null, link: null, invited }]);
    expect(await rosterOf()).toMatchObject({
      members: [{ role: 'instructor' }],
      invited: [invited],
    });
    expect(outcome(await client.call('GET', at()))).toEqual([404, 'unknown-class']);
    expect(await mine(client)).toMatchObject([
      { class: cls.id, name: cls.name, role: 'learner', by: 'ina' },
    ]);
    expect((await accept(client)).body).toMatchObject({ id: cls.id, role: 'learner', code: null });
    expect(await rosterOf()).toMatchObject({
      members: [{ person: id, name: row.name, externalId: '7' }, { role: 'instructor' }],
      invited: [],
    });
    expect(await mine(client)).toEqual([]);
    expect(outcome(await accept(client))).toEqual([404, 'unknown-class']);
  });

  test('shows nothing of themselves before, and can be done nothing to', async () => {
    const { client, email, id } = await lea('Lea Of Another Class');
    const tick = { steps: { run: '2026-01-01T00:00:00.000Z' } };
    await client.call('PATCH', '/api/progress/lessons/hello-world', tick);
    await add({ name: 'Typed', email });
    const times = { opensAt: null, dueAt: '2030-01-01T12:00:00.000Z', closesAt: null };
    const draft = { title: 'Hello', lesson: 'hello-world', times, published: true };
    const made = (await ina.call('POST', at('/assignments'), draft)).body as { id: string };
    const result = await ina.call('GET', at(`/results/hello-world/learners/${id}`));
    expect(outcome(result)).toEqual([404, 'unknown-person']);
    const views = ['', '/results', '/results/hello-world', '/grades', '/assignments', '/audit'];
    const seen = await Promise.all(
      views.map(async (path) => {
        const { status, body } = await ina.call('GET', at(path));
        expect([path, status]).toEqual([path, 200]);
        return JSON.stringify(body);
      }),
    );
    expect(seen.join()).not.toContain('Lea Of Another Class');
    expect(seen.slice(0, -1).join()).not.toContain(id);
    const ofAssignment = await ina.call('GET', `/api/assignments/${made.id}/submissions`);
    expect(ofAssignment.status).toBe(200);
    expect(JSON.stringify(ofAssignment.body)).not.toContain(id);
    const refused = [
      ['PATCH', `/roster/${id}`, { role: 'assistant' }],
      ['DELETE', `/roster/${id}`],
      ['POST', '/roster/bulk', { action: 'links', persons: [id] }],
      ['POST', '/roster/bulk', { action: 'reset', persons: [id], options: { lesson: 'volumes' } }],
      [
        'POST',
        '/roster/bulk',
        { action: 'complete', persons: [id], options: { lesson: 'volumes' } },
      ],
      [
        'POST',
        '/roster/bulk',
        {
          action: 'extend',
          persons: [id],
          options: {
            assignment: made.id,
            extension: { dueAt: '2030-02-01T12:00:00.000Z', closesAt: null },
          },
        },
      ],
    ] as const;
    for (const [method, path, body] of refused) {
      const answer = await ina.call(method, at(path), body);
      expect([path, ...outcome(answer)]).toEqual([path, 404, 'unknown-person']);
    }
    expect(await ina.call('GET', at())).toMatchObject({ body: { learners: 0 } });
    const due = await client.call('GET', '/api/assignments');
    expect(due.status).toBe(200);
    expect(JSON.stringify(due.body)).not.toContain(made.id);
  });

  test('declines, and can be asked again', async () => {
    const { client, email } = await lea();
    await add({ name: 'Lea', email });
    expect((await decline(client)).status).toBe(204);
    expect(outcome(await decline(client))).toEqual([404, 'unknown-class']);
    expect(await rosterOf()).toMatchObject({ members: [{}], invited: [] });
    expect((await add({ name: 'Lea', email })).status).toBe(201);
    expect(await mine(client)).toHaveLength(1);
  });

  test('is not asked twice, and the invitation can be taken back', async () => {
    const { client, email, id } = await lea();
    await add({ name: 'Lea', email });
    expect(outcome(await add({ name: 'Lea', email }))).toEqual([409, 'conflict']);
    const withdraw = (by: BrowserClient) => by.call('DELETE', at(`/invitations/${id}`));
    expect(outcome(await withdraw(ivo))).toEqual([404, 'unknown-class']);
    expect((await withdraw(ina)).status).toBe(204);
    expect(outcome(await withdraw(ina))).toEqual([404, 'unknown-person']);
    expect(await mine(client)).toEqual([]);
    expect(outcome(await accept(client))).toEqual([404, 'unknown-class']);
  });

  test('is asked as well where they are to teach, and may not before they say yes', async () => {
    const { body } = await add({ name: 'Ivo', email: 'ivo@example.org', role: 'instructor' });
    expect(body).toMatchObject({ member: null, invited: { role: 'instructor' } });
    expect(outcome(await ivo.call('GET', at('/roster')))).toEqual([404, 'unknown-class']);
    const last = await ina.call('DELETE', at(`/roster/${await idOf(ina)}`));
    expect(outcome(last)).toEqual([409, 'conflict']);
    expect((await accept(ivo)).body).toMatchObject({ role: 'instructor', code: cls.code });
    expect((await ivo.call('GET', at('/roster'))).status).toBe(200);
  });

  test('is invited from a file too, which does not tell in its preview who has an account', async () => {
    const { client, email } = await lea();
    const file = `name,email\nNew,new${count}@example.org\nLea,${email}`;
    const { rows } = await cls.preview(file);
    expect(rows.map(({ change }) => change)).toEqual(['added', 'added']);
    const done = await cls.apply(file);
    expect(done).toMatchObject({ added: 1, invited: 1, links: [{ name: 'New' }] });
    expect(await cls.apply(file)).toMatchObject({ added: 0, invited: 0, same: 2 });
    const named = await cls.apply(`name,email,id\nLea B,${email},9`);
    expect(named).toMatchObject({
      added: 0,
      invited: 0,
      changed: 1,
    } satisfies Partial<RosterApplied>);
    expect(await rosterOf()).toMatchObject({ invited: [{ name: 'Lea B', externalId: '9' }] });
    expect((await rosterOf()).members).toHaveLength(2);
    await accept(client);
    expect((await rosterOf()).members).toHaveLength(3);
  });

  test('says yes by the code as well, also where the class takes in nobody else', async () => {
    const { client, email, id } = await lea();
    await add({ name: 'Lea', email, externalId: '7', role: 'assistant' });
    await ina.call('PATCH', at(), { join: 'closed' });
    const stranger = world.browser();
    const closed = await stranger.call('POST', '/api/join', { code: cls.code, name: 'Eve' });
    expect(outcome(closed)).toEqual([403, 'forbidden']);
    const { body } = await client.call('POST', '/api/join', { code: cls.code });
    expect(body).toMatchObject({ class: { role: 'assistant' }, wasMember: false, link: null });
    expect(await rosterOf()).toMatchObject({ members: [{ person: id, externalId: '7' }, {}] });
  });

  test('is in their export, and gone with them', async () => {
    const { client, email } = await lea();
    await add({ name: 'Typed By Ina', email });
    expect((await client.call('GET', '/api/me/export')).body).toMatchObject({
      invitations: [{ class: { id: cls.id }, name: 'Typed By Ina', role: 'learner' }],
    });
    expect((await client.call('DELETE', '/api/me', {})).status).toBe(204);
    expect(await rosterOf()).toMatchObject({ invited: [] });
    expect(JSON.stringify((await ina.call('GET', at('/audit'))).body)).not.toContain(
      'Typed By Ina',
    );
  });

  test('leaves no name of their own in the log of a class that they decline', async () => {
    const { client, email } = await lea('Lea Of Another Class');
    await add({ name: 'Typed', email });
    await decline(client);
    const { entries } = (await ina.call('GET', at('/audit'))).body as { entries: AuditEntry[] };
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'invitation.declined', byName: 'Typed', subject: 'learner Typed' },
      { action: 'roster.invited', byName: 'ina', detail: { role: 'learner' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Another Class');
  });

  test('is not asked into an archived class', async () => {
    const { client, email } = await lea();
    await add({ name: 'Lea', email });
    await ina.call('PATCH', at(), { archived: true });
    expect(await mine(client)).toEqual([]);
    expect(outcome(await accept(client))).toEqual([409, 'class-archived']);
  });
});

test('who is new stays as they were: added, with a link, also to a second class of the same instructor', async () => {
  const row = { name: 'Noa', email: 'noa@example.org' };
  const first = (await add(row)).body as { member: { person: string }; link: PersonalLink };
  await cls.makeAnew();
  const second = (await add(row)).body as typeof first;
  expect(second).toMatchObject({ member: { person: first.member.person }, invited: null });
  const client = world.browser();
  await client.call('POST', '/api/sign-in/link', { token: second.link.link.split('#')[1] });
  // They have been here now, and are asked.
  await cls.makeAnew();
  expect((await add(row)).body).toMatchObject({ member: null, link: null });
});

test('one whom another instructor added, and who has not been here yet, is asked when they come', async () => {
  const theirs = await world.makeClass(ivo);
  const row = { name: 'Nik', email: 'nik@example.org' };
  const path = `/api/classes/${theirs.id}/roster`;
  const { link } = (await ivo.call('POST', path, row)).body as { link: PersonalLink };
  expect((await add(row)).body).toMatchObject({ member: null, link: null });
  const nik = world.browser();
  await nik.call('POST', '/api/sign-in/link', { token: link.link.split('#')[1] });
  expect(await mine(nik)).toHaveLength(1);
});

test('administrators add people without asking', async () => {
  const { email, client } = await lea();
  const answer = await add({ name: 'Lea', email }, administrator);
  expect(answer.body).toMatchObject({ member: { email }, invited: null, link: null });
  expect((await client.call('GET', at())).status).toBe(200);
});

test('nobody answers for another', async () => {
  const { email } = await lea();
  await add({ name: 'Lea', email });
  const { client: leo } = await lea('Leo');
  expect(outcome(await accept(leo))).toEqual([404, 'unknown-class']);
  expect(outcome(await decline(leo))).toEqual([404, 'unknown-class']);
  expect(outcome(await accept(world.browser()))).toEqual([401, 'not-signed-in']);
  expect((await rosterOf()).invited).toHaveLength(1);
});
