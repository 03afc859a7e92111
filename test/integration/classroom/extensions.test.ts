import { beforeEach, expect, test } from 'vitest';
import type { Assignment } from '../../../protocol/assignment.ts';
import { outcome } from '../../support/api-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';

const cls = await ClassOfIna.open();
const { ina } = cls.world;
let leaId: string;
let made: Assignment;

const due = (day: number) => `2030-03-0${day}T12:00:00.000Z`;
const extension = (day: number, moreAttempts: number, reason = '') => ({
  ...{ dueAt: due(day), closesAt: due(9), moreAttempts, reason },
});
const extensions = async () =>
  (await ina.call('GET', `/api/assignments/${made.id}/extensions`)).body;

beforeEach(async () => {
  leaId = await idOf(await cls.join('Lea'));
  made = await cls.assign({
    times: { opensAt: null, dueAt: due(1), closesAt: due(9) },
    attempts: 2,
  });
  await ina.call('PUT', `/api/assignments/${made.id}/extensions`, {
    ...{ persons: [leaId], extension: extension(8, 3, 'Ill'), replaces: true },
  });
});

test('an extension of a day for all shortens nobody, and takes no attempts away', async () => {
  const leo = await cls.join('Leo');
  const persons = [leaId, await idOf(leo)];
  const done = await ina.call('POST', cls.at('/roster/bulk'), {
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
  const entry = (await cls.audit()).find(({ action }) => action === 'extension.set');
  expect(entry?.detail['learners']).toMatchObject([
    { person: persons[1], before: null, after: { dueAt: due(2), moreAttempts: 1 } },
  ]);
  expect(JSON.stringify(await cls.audit())).not.toMatch(/Ill|Outage/);
});

test('one learner’s extension may be shortened where that is meant, and not below the assignment', async () => {
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
