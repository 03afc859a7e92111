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
  ({ id } = await world.assignments.create(ina, 'berlin', draftOf(), 'en'));
});
afterEach(() => world.storage.close());

test('is given to many at once, and listed by name', async () => {
  await world.extensions.set(ina, id, ['leo', 'lea', 'leo'], week);
  expect(await world.extensions.list(ada, id)).toEqual([
    { person: 'lea', name: 'lea', ...week },
    { person: 'leo', name: 'leo', ...week },
  ]);
  expect(world.world.changes).toMatchObject([
    { persons: ['leo', 'lea'], checks: false, grades: true },
  ]);
});

test('is given to all of a list or to none', async () => {
  for (const other of ['ina', 'otto', 'nobody']) {
    const set = world.extensions.set(ina, id, ['lea', other], week);
    await expect(set).rejects.toMatchObject({ code: 'bad-request' });
  }
  expect(await world.extensions.list(ina, id)).toEqual([]);
  expect(world.world.changes).toEqual([]);
});

test('is taken away again, once', async () => {
  await world.extensions.set(ina, id, ['lea'], week);
  await world.extensions.remove(ina, id, 'lea');
  await world.extensions.remove(ina, id, 'lea');
  expect(await world.extensions.list(ina, id)).toEqual([]);
  const entries = await world.storage.audit.list({ class: 'berlin', limit: 10 });
  expect(entries.filter(({ action }) => action === 'extension.removed')).toHaveLength(1);
});

test('is for instructors of the class alone', async () => {
  await expect(world.extensions.set(lea, id, ['lea'], week)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(world.extensions.set(ada, id, ['lea'], week)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(world.extensions.list(lea, id)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(world.extensions.set(otto, id, ['lea'], week)).rejects.toMatchObject({
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
  await world.extensions.set(ina, id, ['lea', 'leo'], week);
  expect(await data.export('lea')).toEqual([{ assignment: id, ...week }]);
  await data.erase('lea');
  await data.erase('lea');
  expect(await data.export('lea')).toEqual([]);
  expect(await world.extensions.list(ina, id)).toHaveLength(1);
});
