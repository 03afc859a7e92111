import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Assignment, learnersAssignmentSchema } from '../../../protocol/assignment.ts';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { Class } from '../../../protocol/class.ts';
import type { Me } from '../../../protocol/person.ts';
import { gradeTableSchema } from '../../../protocol/results.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, idOf, outcome } from '../../support/class-world.ts';

const times = { opensAt: null, dueAt: null, closesAt: null };
const oral = { points: 3.5, reason: 'Oral examination' };

let world: ClassWorld;
let ina: BrowserClient;
let lea: BrowserClient;
let leaId: string;
let cls: Class;
let made: Assignment;

const assign = async (change: object = {}): Promise<Assignment> => {
  const draft = { title: 'Images', lesson: 'first-image', times, published: true, ...change };
  const answer = await ina.call('POST', `/api/classes/${cls.id}/assignments`, draft);
  expect(answer.status).toBe(201);
  return answer.body as Assignment;
};
const at = (rest = '') => `/api/assignments/${made.id}/points${rest}`;
const give = (points: object = oral, by = ina) => by.call('PUT', at(`/${leaId}`), points);
const grades = async () =>
  gradeTableSchema.parse((await ina.call('GET', `/api/classes/${cls.id}/grades`)).body);
const csv = async (format: string) => {
  const answer = await ina.call('GET', `/api/classes/${cls.id}/grades.csv?format=${format}`);
  return parse(String(answer.body), { bom: true, relax_column_count: true }) as string[][];
};
const mine = async () =>
  learnersAssignmentSchema.parse((await lea.call('GET', `/api/assignments/${made.id}/mine`)).body);
const actions = async () => {
  const { body } = await ina.call('GET', `/api/classes/${cls.id}/audit`);
  return (body as { entries: AuditEntry[] }).entries;
};

beforeAll(async () => {
  world = await ClassWorld.open();
  ({ ina } = world);
}, 60_000);
afterAll(() => world.dispose());
beforeEach(async () => {
  cls = await world.makeClass(ina);
  lea = await world.join('Lea', cls);
  leaId = await idOf(lea);
  made = await assign();
});

describe('points given to a learner who handed in nothing', () => {
  test('are in the grade table, in exports, on the learner’s page and in the log', async () => {
    expect(await mine()).toMatchObject({ points: null, givenFor: null });
    expect((await give()).status).toBe(204);
    const { learners } = await grades();
    expect(learners).toMatchObject([
      {
        points: 3.5,
        grades: {
          [made.id]: { points: 3.5, attempts: 0, submittedAt: null, givenFor: oral.reason },
        },
      },
    ]);
    expect((await csv('moodle'))[1]).toEqual(['', '', 'Lea', '3.5']);
    expect(await mine()).toMatchObject({ points: 3.5, givenFor: oral.reason });
    expect((await actions())[0]).toMatchObject({
      action: 'points.given',
      detail: { person: leaId, before: null, after: { points: oral.points } },
    });
    expect(JSON.stringify(await actions())).not.toContain(oral.reason);
    const { body } = await lea.call('GET', '/api/me/export');
    expect(body).toMatchObject({ givenPoints: [{ assignment: made.id, ...oral }] });
  });

  test('are changed, listed and taken back', async () => {
    await give();
    await give({ points: 4, reason: 'Looked again' });
    const listed = await ina.call('GET', at());
    expect(listed.body).toMatchObject({
      given: [{ person: leaId, name: 'Lea', points: 4, reason: 'Looked again', byName: 'ina' }],
    });
    await give(oral, world.administrator);
    const again = await ina.call('GET', at());
    const { person } = (await world.administrator.call('GET', '/api/me')).body as Me;
    expect(again.body).toMatchObject({ given: [{ points: 3.5, byName: person?.name }] });
    await give({ points: 4, reason: 'Looked again' });
    expect((await actions())[0]).toMatchObject({ detail: { before: { points: oral.points } } });
    expect((await ina.call('DELETE', at(`/${leaId}`))).status).toBe(204);
    expect((await ina.call('DELETE', at(`/${leaId}`))).status).toBe(204);
    expect((await grades()).learners).toMatchObject([{ points: 0, grades: {} }]);
    expect(await mine()).toMatchObject({ points: null, givenFor: null });
    expect((await actions()).map(({ action }) => action).slice(0, 3)).toEqual([
      ...['points.taken-back', 'points.given', 'points.given'],
    ]);
  });

  test('need a reason, and a learner of the class', async () => {
    const bad = [400, 'bad-request'];
    expect(outcome(await give({ points: 3, reason: ' ' }))).toEqual(bad);
    expect(outcome(await give({ points: -1, reason: 'x' }))).toEqual(bad);
    const self = await ina.call('PUT', at(`/${await idOf(ina)}`), oral);
    expect(outcome(self)).toEqual(bad);
    expect((await grades()).learners).toMatchObject([{ grades: {} }]);
  });

  test('are an instructor’s to give: not a learner’s, an assistant’s or a stranger’s', async () => {
    expect(outcome(await give({ points: 100, reason: 'Please' }, lea))).toEqual([403, 'forbidden']);
    expect(outcome(await lea.call('GET', at()))).toEqual([403, 'forbidden']);
    const tom = await world.join('Tom', cls);
    const role = { role: 'assistant' };
    await ina.call('PATCH', `/api/classes/${cls.id}/roster/${await idOf(tom)}`, role);
    expect(outcome(await give(oral, tom))).toEqual([403, 'forbidden']);
    expect((await tom.call('GET', at())).status).toBe(200);
    expect(outcome(await give(oral, world.ivo))).toEqual([404, 'unknown-assignment']);
    await ina.call('PATCH', `/api/classes/${cls.id}`, { archived: true });
    expect(outcome(await give())).toEqual([409, 'class-archived']);
  });
});

describe('columns of the grade table', () => {
  test('are of what is published alone, and of equal titles each has its own', async () => {
    await assign({ title: 'Draft', published: false });
    const second = await assign();
    expect((await grades()).assignments.map(({ column }) => column)).toEqual([
      ...['Images', 'Images (2)'],
    ]);
    const [head, most] = await csv('canvas');
    expect(head?.slice(5)).toEqual(['Images', 'Images (2)']);
    expect(most?.slice(5)).toEqual([String(made.mostPoints), String(second.mostPoints)]);
    // Neither another due time nor being withdrawn gives a column another's name.
    const { id: _, ...rest } = second;
    const dueFirst = { ...times, dueAt: '2030-01-01T00:00:00.000Z' };
    const draft = { title: rest.title, lesson: rest.lesson, times: dueFirst, published: true };
    await ina.call('PUT', `/api/assignments/${second.id}`, draft);
    expect((await csv('moodle'))[0]?.slice(3)).toEqual(['Images (2)', 'Images']);
    const withdrawn = { ...draft, times, published: false };
    await ina.call('PUT', `/api/assignments/${made.id}`, withdrawn);
    expect((await csv('moodle'))[0]?.slice(3)).toEqual(['Images (2)']);
  });

  test('a copied class has none until something of it is published', async () => {
    const answer = await ina.call('POST', `/api/classes/${cls.id}/copy`, { name: 'Autumn' });
    const copy = answer.body as Class;
    const { body } = await ina.call('GET', `/api/classes/${copy.id}/grades`);
    expect(gradeTableSchema.parse(body).assignments).toEqual([]);
  });
});

describe('extensions', () => {
  const due = (day: number) => `2030-03-0${day}T12:00:00.000Z`;
  const extension = (day: number, moreAttempts: number, reason = '') => ({
    ...{ dueAt: due(day), closesAt: due(9), moreAttempts, reason },
  });
  const extensions = async () =>
    (await ina.call('GET', `/api/assignments/${made.id}/extensions`)).body;

  beforeEach(async () => {
    made = await assign({ times: { opensAt: null, dueAt: due(1), closesAt: due(9) }, attempts: 2 });
    await ina.call('PUT', `/api/assignments/${made.id}/extensions`, {
      ...{ persons: [leaId], extension: extension(8, 3, 'Ill'), replaces: true },
    });
  });

  test('a day more for all shortens nobody, and takes no attempts away', async () => {
    const leo = await world.join('Leo', cls);
    const persons = [leaId, await idOf(leo)];
    const done = await ina.call('POST', `/api/classes/${cls.id}/roster/bulk`, {
      ...{ action: 'extend', persons },
      options: { assignment: made.id, extension: extension(2, 1, 'Outage') },
    });
    expect(done.status).toBe(200);
    expect(await extensions()).toMatchObject({
      extensions: [
        { name: 'Lea', dueAt: due(8), moreAttempts: 3, reason: 'Outage' },
        { name: 'Leo', dueAt: due(2), moreAttempts: 1, reason: 'Outage' },
      ],
    });
    const entry = (await actions()).find(({ action }) => action === 'extension.set');
    expect(entry?.detail['learners']).toMatchObject([
      { person: persons[1], before: null, after: { dueAt: due(2), moreAttempts: 1 } },
    ]);
    expect(JSON.stringify(await actions())).not.toMatch(/Ill|Outage/);
  });

  test('one learner’s may be shortened where that is meant, and not below the assignment', async () => {
    const set = (day: number) =>
      ina.call('PUT', `/api/assignments/${made.id}/extensions`, {
        ...{ persons: [leaId], replaces: true },
        extension: { ...extension(day, 0), dueAt: `2030-03-0${day}T11:00:00.000Z` },
      });
    expect((await set(2)).status).toBe(204);
    expect(outcome(await set(1))).toEqual([400, 'bad-request']);
    expect(await extensions()).toMatchObject({
      extensions: [{ dueAt: '2030-03-02T11:00:00.000Z', moreAttempts: 0, reason: '' }],
    });
  });
});

test('a class says after how many minutes somebody is stuck', async () => {
  const change = (stuckMinutes: number) =>
    ina.call('PATCH', `/api/classes/${cls.id}`, { stuckMinutes });
  expect(cls.stuckMinutes).toBe(5);
  expect((await change(12)).body).toMatchObject({ stuckMinutes: 12 });
  for (const wrong of [0, 61, 1.5]) {
    expect(outcome(await change(wrong))).toEqual([400, 'bad-request']);
  }
  const copy = await ina.call('POST', `/api/classes/${cls.id}/copy`, { name: 'Copy' });
  expect(copy.body).toMatchObject({ stuckMinutes: 12 });
  expect((await actions())[0]).toMatchObject({
    ...{ action: 'class.changed', detail: { before: { stuckMinutes: 5 } } },
  });
});

test('what a check wants is told without a machine, and of hidden ones nothing', async () => {
  const [first, ...others] = made.checks;
  if (!first) throw new Error('the lesson has no checks');
  made = await assign({ hidden: [first.id] });
  const view = await mine();
  expect(view.checks.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
  for (const check of view.checks) {
    expect(check.expected, check.id).toMatch(/\S/);
    expect(check.found).toBeUndefined();
  }
  expect(JSON.stringify(view)).not.toContain('{user}');
});

test('a class is copied with those who live by a link; who has an account is asked', async () => {
  const email = 'tess@example.org';
  await world.administrator.call('POST', '/api/people/invitations', {
    ...{ name: 'Tess', email, role: 'instructor' },
  });
  const { body } = await ina.call('POST', `/api/classes/${cls.id}/roster`, {
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
  const copy = (await ina.call('POST', `/api/classes/${cls.id}/copy`, order)).body as Class;
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
