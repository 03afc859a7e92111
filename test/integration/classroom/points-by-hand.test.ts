import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Assignment, learnersAssignmentSchema } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import type { Me } from '../../../protocol/person.ts';
import { gradeTableSchema } from '../../../protocol/results.ts';
import { outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';

const times = { opensAt: null, dueAt: null, closesAt: null };
const oral = { points: 3.5, reason: 'Oral examination' };

const cls = await ClassOfIna.open();
const { world } = cls;
const { ina } = world;
let lea: BrowserClient;
let leaId: string;
let made: Assignment;

const at = (rest = '') => `/api/assignments/${made.id}/points${rest}`;
const give = (points: object = oral, by = ina) => by.call('PUT', at(`/${leaId}`), points);
const grades = async () => gradeTableSchema.parse((await ina.call('GET', cls.at('/grades'))).body);
const csv = async (format: string) => {
  const answer = await ina.call('GET', cls.at(`/grades.csv?format=${format}`));
  return parse(String(answer.body), { bom: true, relax_column_count: true }) as string[][];
};
const mine = async () =>
  learnersAssignmentSchema.parse((await lea.call('GET', `/api/assignments/${made.id}/mine`)).body);

beforeEach(async () => {
  lea = await cls.join('Lea');
  leaId = await idOf(lea);
  made = await cls.assign();
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
    expect((await cls.audit())[0]).toMatchObject({
      action: 'points.given',
      detail: { person: leaId, before: null, after: { points: oral.points } },
    });
    expect(JSON.stringify(await cls.audit())).not.toContain(oral.reason);
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
    expect((await cls.audit())[0]).toMatchObject({ detail: { before: { points: oral.points } } });
    expect((await ina.call('DELETE', at(`/${leaId}`))).status).toBe(204);
    expect((await ina.call('DELETE', at(`/${leaId}`))).status).toBe(204);
    expect((await grades()).learners).toMatchObject([{ points: 0, grades: {} }]);
    expect(await mine()).toMatchObject({ points: null, givenFor: null });
    expect((await cls.audit()).map(({ action }) => action).slice(0, 3)).toEqual([
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
    const tom = await cls.join('Tom');
    const role = { role: 'assistant' };
    await ina.call('PATCH', `/api/classes/${cls.id}/roster/${await idOf(tom)}`, role);
    expect(outcome(await give(oral, tom))).toEqual([403, 'forbidden']);
    expect((await tom.call('GET', at())).status).toBe(200);
    expect(outcome(await give(oral, world.ivo))).toEqual([404, 'unknown-assignment']);
    await ina.call('PATCH', cls.at(), { archived: true });
    expect(outcome(await give())).toEqual([409, 'class-archived']);
  });
});

describe('columns of the grade table', () => {
  test('are of what is published alone, and of equal titles each has its own', async () => {
    await cls.assign({ title: 'Draft', published: false });
    const second = await cls.assign();
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
    const answer = await ina.call('POST', cls.at('/copy'), { name: 'Autumn' });
    const copy = answer.body as Class;
    const { body } = await ina.call('GET', `/api/classes/${copy.id}/grades`);
    expect(gradeTableSchema.parse(body).assignments).toEqual([]);
  });
});
