import { expect, test } from 'vitest';
import type { Assignment } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import { outcome } from '../../support/api-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';

const cls = await ClassOfIna.open();
const { world } = cls;
const { ina } = world;

test('a class is copied with its people, or without', async () => {
  await cls.join('Lea');
  const body = { name: 'Docker, autumn', roster: true, days: 7 };
  const { status, body: copy } = await ina.call('POST', cls.at('/copy'), body);
  expect([status, copy]).toMatchObject([
    201,
    { learners: 1, role: 'instructor', ...{ name: body.name } },
  ]);
  expect((copy as Class).code).not.toBe(cls.code);
  const empty = await ina.call('POST', cls.at('/copy'), { name: 'Empty' });
  expect(empty.body).toMatchObject({ learners: 0, name: 'Empty' });
});

test('those who live by a link are in the copy; who has an account is asked', async () => {
  await cls.join('Lea');
  const email = 'tess@example.org';
  await world.administrator.call('POST', '/api/people/invitations', {
    ...{ name: 'Tess', email, role: 'instructor' },
  });
  const { body } = await ina.call('POST', cls.at('/roster'), {
    ...{ name: 'Tess of the school', email, externalId: '42', role: 'assistant' },
  });
  const { invited } = body as { invited: { person: string } };
  const tess = world.browser();
  const again = await world.administrator.call(
    ...(['POST', `/api/people/${invited.person}/invitation`] as const),
  );
  const token = (again.body as { url: string }).url.split('#')[1];
  const password = 'heron paints the quiet stairs';
  await tess.call('POST', '/api/sign-in/invitation', { token, password });
  expect((await tess.call('POST', `/api/me/invitations/${cls.id}`)).status).toBe(200);

  const order = { name: 'Autumn', roster: true };
  const copy = (await ina.call('POST', cls.at('/copy'), order)).body as Class;
  expect(copy.learners).toBe(1);
  const roster = await ina.call('GET', `/api/classes/${copy.id}/roster`);
  expect(roster.body).toMatchObject({
    members: [{ name: 'Lea' }, { name: 'ina' }],
    invited: [{ name: 'Tess of the school', externalId: '42', role: 'assistant' }],
  });
  expect(outcome(await tess.call('GET', `/api/classes/${copy.id}`))).toEqual([
    ...[404, 'unknown-class'],
  ]);
  expect((await tess.call('POST', `/api/me/invitations/${copy.id}`)).status).toBe(200);
  expect((await tess.call('GET', `/api/classes/${copy.id}`)).body).toMatchObject({
    role: 'assistant',
  });
});

test('an assignment is moved along when its class is copied, as a draft', async () => {
  const times = { opensAt: null, dueAt: '2026-03-27T22:59:00.000Z', closesAt: null };
  await cls.assign({ title: 'Copied', times });
  const copy = await ina.call('POST', cls.at('/copy'), {
    ...{ name: 'Next term', days: 7 },
  });
  expect(copy.status).toBe(201);
  const listed = await ina.call('GET', `/api/classes/${(copy.body as Class).id}/assignments`);
  const { assignments } = listed.body as { assignments: Assignment[] };
  expect(assignments.find(({ title }) => title === 'Copied')).toMatchObject({
    ...{ published: false, times: { dueAt: '2026-04-03T21:59:00.000Z' } },
  });
});
