import { afterEach, beforeEach, expect, test } from 'vitest';
import { actorOf, draftOf, openAssignmentWorld } from '../../test/support/assignment-world.ts';
import { extensionData } from './assignment-person-data.ts';
import { extendAction } from './extend-action.ts';

const ina = actorOf('ina');
const ada = actorOf('ada');
const lea = actorOf('lea');
const otto = actorOf('otto');
const week = {
  ...{ dueAt: '2026-05-15T00:00:00.000Z', closesAt: '2026-05-16T00:00:00.000Z' },
  ...{ moreAttempts: 1, reason: 'Ill' },
};

let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
let id: string;
beforeEach(async () => {
  world = await openAssignmentWorld();
  ({ id } = await world.assignments.create(ina, 'berlin', draftOf({ attempts: 2 }), 'en'));
});
afterEach(() => world.storage.close());

test('is given to many at once, and listed by name', async () => {
  await world.extensions.set(ina, id, { persons: ['leo', 'lea', 'leo'], extension: week });
  expect(await world.extensions.list(ada, id)).toEqual([
    { person: 'lea', name: 'lea', ...week },
    { person: 'leo', name: 'leo', ...week },
  ]);
  expect(world.world.changes).toMatchObject([
    { persons: ['leo', 'lea'], checks: false, grades: true },
  ]);
});

test('given to many takes nothing from who has more', async () => {
  const lesser = {
    ...{ dueAt: '2026-05-09T00:00:00.000Z', closesAt: '2026-05-20T00:00:00.000Z' },
    ...{ moreAttempts: 0, reason: '' },
  };
  await world.extensions.set(ina, id, { persons: ['lea'], extension: week });
  await world.extensions.set(ina, id, { persons: ['lea', 'leo'], extension: lesser });
  const both = { ...week, closesAt: lesser.closesAt };
  expect(await world.extensions.list(ada, id)).toEqual([
    { person: 'lea', name: 'lea', ...both },
    { person: 'leo', name: 'leo', ...lesser },
  ]);
  const [entry] = await world.storage.audit.list({ class: 'berlin', limit: 1 });
  const noted = ({ dueAt, closesAt, moreAttempts }: typeof week) => ({
    dueAt,
    closesAt,
    moreAttempts,
  });
  expect(entry).toMatchObject({
    action: 'extension.set',
    detail: {
      learners: [
        { person: 'lea', before: noted(week), after: noted(both) },
        { person: 'leo', before: null, after: noted(lesser) },
      ],
      more: 0,
    },
  });
});

test('in the log is whose changed, and never why', async () => {
  await world.extensions.set(ina, id, { persons: ['lea'], extension: week });
  const again = { ...week, reason: 'Ill again' };
  await world.extensions.set(ina, id, { persons: ['lea', 'leo'], extension: again });
  await world.extensions.remove(ina, id, 'lea');
  const [removed, entry] = await world.storage.audit.list({ class: 'berlin', limit: 10 });
  expect(removed).toMatchObject({ detail: { person: 'lea', before: { moreAttempts: 1 } } });
  expect(entry?.detail['learners']).toMatchObject([{ person: 'leo', before: null }]);
  const all = await world.storage.audit.list({ class: 'berlin', limit: 10 });
  expect(JSON.stringify(all)).not.toContain('Ill');
});

test('given to a thousand, the log names some and counts the rest', async () => {
  const many = Array.from({ length: 998 }, (_, at) => `many-${at}`);
  for (const person of many) await world.enroll('berlin', person, 'learner');
  const persons = [...many, 'lea', 'leo'];
  await world.extensions.set(ina, id, { persons, extension: week });
  expect(await world.extensions.list(ina, id)).toHaveLength(1000);
  const [entry] = await world.storage.audit.list({ class: 'berlin', limit: 1 });
  expect(entry?.detail).toMatchObject({ more: 800 });
  expect(entry?.detail['learners']).toHaveLength(200);
});

test('of an assignment that limits nothing is refused', async () => {
  const free = await world.assignments.create(ina, 'berlin', draftOf(), 'en');
  const set = world.extensions.set(ina, free.id, { persons: ['lea'], extension: week });
  await expect(set).rejects.toMatchObject({ code: 'bad-request' });
  expect(await world.extensions.list(ina, free.id)).toEqual([]);
  const extension = { dueAt: null, closesAt: null, moreAttempts: 0, reason: '' };
  for (const limited of [{ dueAt: week.dueAt }, { closesAt: week.closesAt }]) {
    const times = { opensAt: null, dueAt: null, closesAt: null, ...limited };
    const made = await world.assignments.create(ina, 'berlin', draftOf({ times }), 'en');
    await world.extensions.set(ina, made.id, { persons: ['lea'], extension });
  }
});

test('may be shortened where that is meant, and never below the assignment', async () => {
  const times = { opensAt: null, dueAt: '2026-05-08T00:00:00.000Z', closesAt: null };
  const strict = await world.assignments.create(ina, 'berlin', draftOf({ times }), 'en');
  const give = (dueAt: string | null, closesAt: string | null = null) =>
    world.extensions.set(ina, strict.id, {
      ...{ persons: ['lea'], replaces: true },
      extension: { dueAt, closesAt, moreAttempts: 0, reason: '' },
    });
  await give(null);
  await give('2026-05-08T00:00:00.000Z');
  expect(await world.extensions.list(ina, strict.id)).toMatchObject([{ dueAt: times.dueAt }]);
  const refused = { code: 'bad-request' };
  await expect(give('2026-05-07T23:59:59.999Z')).rejects.toMatchObject(refused);
  await expect(give(null, '2026-06-01T00:00:00.000Z')).rejects.toMatchObject(refused);
  expect(await world.extensions.list(ina, strict.id)).toMatchObject([{ dueAt: times.dueAt }]);
});

test('is given to all of a list or to none', async () => {
  for (const other of ['ina', 'otto', 'nobody']) {
    const set = world.extensions.set(ina, id, { persons: ['lea', other], extension: week });
    await expect(set).rejects.toMatchObject({ code: 'bad-request' });
  }
  expect(await world.extensions.list(ina, id)).toEqual([]);
  expect(world.world.changes).toEqual([]);
});

test('is taken away again, once', async () => {
  await world.extensions.set(ina, id, { persons: ['lea'], extension: week });
  await world.extensions.remove(ina, id, 'lea');
  await world.extensions.remove(ina, id, 'lea');
  expect(await world.extensions.list(ina, id)).toEqual([]);
  const entries = await world.storage.audit.list({ class: 'berlin', limit: 10 });
  expect(entries.filter(({ action }) => action === 'extension.removed')).toHaveLength(1);
});

test('is for instructors of the class alone', async () => {
  await expect(
    world.extensions.set(lea, id, { persons: ['lea'], extension: week }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    world.extensions.set(ada, id, { persons: ['lea'], extension: week }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(world.extensions.list(lea, id)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    world.extensions.set(otto, id, { persons: ['lea'], extension: week }),
  ).rejects.toMatchObject({
    code: 'unknown-assignment',
  });
  await expect(world.extensions.remove(otto, id, 'lea')).rejects.toMatchObject({
    code: 'unknown-assignment',
  });
});

test('as a bulk action of the roster', async () => {
  const action = extendAction(world.extensions);
  const persons = (await world.storage.classes.roster('berlin', 'learner')) as never[];
  const options = action.options.parse({ assignment: id, extension: week });
  const value = (await world.storage.classes.find('berlin'))!;
  const done = await action.run({ actor: ina, class: value, persons, options, handOut: () => {} });
  expect([...done.keys()].toSorted()).toEqual(['lea', 'leo']);
  expect(await world.extensions.list(ina, id)).toHaveLength(2);
});

test('a person’s extensions are exported and erased', async () => {
  const data = extensionData(world.store);
  await world.extensions.set(ina, id, { persons: ['lea', 'leo'], extension: week });
  expect(await data.export('lea')).toEqual([{ assignment: id, ...week }]);
  await data.erase('lea');
  await data.erase('lea');
  expect(await data.export('lea')).toEqual([]);
  expect(await world.extensions.list(ina, id)).toHaveLength(1);
});
