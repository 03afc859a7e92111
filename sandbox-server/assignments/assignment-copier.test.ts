import { afterEach, beforeEach, expect, test } from 'vitest';
import { actorOf, draftOf, openAssignmentWorld } from '../../test/support/assignment-world.ts';
import { AssignmentCopier } from './assignment-copier.ts';
import { shiftTimes } from './shift-times.ts';

let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
beforeEach(async () => {
  world = await openAssignmentWorld();
});
afterEach(() => world.storage.close());

test('23:59 stays 23:59 where the clock is changed between', () => {
  const times = {
    opensAt: null,
    dueAt: '2026-03-27T22:59:00.000Z', // 23:59 in winter
    closesAt: '2026-10-23T21:59:00.000Z', // 23:59 in summer
  };
  expect(shiftTimes(times, 7, 'Europe/Berlin')).toEqual({
    opensAt: null,
    dueAt: '2026-04-03T21:59:00.000Z',
    closesAt: '2026-10-30T22:59:00.000Z',
  });
  expect(shiftTimes(times, 7, 'UTC').dueAt).toBe('2026-04-03T22:59:00.000Z');
  expect(shiftTimes(times, -365, 'Asia/Tokyo').dueAt).toBe('2025-03-27T22:59:00.000Z');
  expect(shiftTimes(times, 0, 'Europe/Berlin')).toEqual(times);
});

test('a copied class has the assignments as drafts, without extensions', async () => {
  const ina = actorOf('ina');
  const times = {
    ...{ opensAt: null, dueAt: '2026-03-27T22:59:00.000Z', closesAt: null },
  };
  const { id } = await world.assignments.create(ina, 'berlin', draftOf({ times }), 'en');
  const extension = { dueAt: null, closesAt: null, moreAttempts: 0, reason: '' };
  await world.extensions.set(ina, id, { persons: ['lea'], extension });
  const copier = new AssignmentCopier({
    ...{ store: world.store, classes: world.storage.classes, now: () => new Date(5) },
  });
  await copier.copy(ina, 'berlin', 'tokyo', 7);
  const [copy, ...others] = await world.store.list('tokyo');
  expect(others).toEqual([]);
  expect(copy?.id).not.toBe(id);
  expect(copy?.draft).toEqual({
    ...draftOf({ times: { ...times, dueAt: '2026-04-03T21:59:00.000Z' } }),
    published: false,
  });
  expect(await world.store.extensions(copy?.id ?? '')).toEqual([]);
  expect(await world.store.list('berlin')).toHaveLength(1);
});
