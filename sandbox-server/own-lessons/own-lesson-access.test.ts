import { beforeEach, expect, test } from 'vitest';
import { actorOf, draftOf, openAssignmentWorld } from '../../test/support/assignment-world.ts';
import { OwnLessonAccess } from './own-lesson-access.ts';

const slug = 'own-aaaaaaaaaaaa';
let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
let access: OwnLessonAccess;
let followed: string[];

beforeEach(async () => {
  world = await openAssignmentWorld();
  followed = [];
  const { ownLessons: store, assignments, classes } = world.storage;
  const brought = { title: slug, folder: null, archive: Buffer.from(''), at: new Date(0) };
  await store.insert({ slug, owner: 'ivo' }, brought);
  access = new OwnLessonAccess({
    ...{ store, assignments, classes, now: () => world.world.now },
    follow: async (lesson) => void followed.push(lesson.slug),
  });
});

const assign = (change: Parameters<typeof draftOf>[0] = {}) =>
  world.store.insert({
    ...{ id: 'a1', class: 'berlin', createdAt: new Date(0) },
    draft: draftOf({ lesson: slug, ...change }),
  });
const see = async (...persons: readonly string[]) => {
  const seen = [];
  for (const person of persons) if (await access.maySee(actorOf(person), slug)) seen.push(person);
  return seen;
};
const everybody = ['ina', 'ada', 'lea', 'leo', 'otto', 'nobody'];

test('a lesson is its owner’s and the administrators’, as long as it is assigned nowhere', async () => {
  expect(await access.maySee(actorOf('ivo', 'instructor'), slug)).toBe(true);
  expect(await access.maySee(actorOf('ada', 'administrator'), slug)).toBe(true);
  expect(await access.maySee(actorOf('otto', 'instructor'), slug)).toBe(false);
  expect(await see(...everybody)).toEqual([]);
  expect(followed).toEqual([slug, slug]);
});

test('where it is assigned and open, those of that class see it', async () => {
  await assign();
  expect(await see(...everybody)).toEqual(['ina', 'ada', 'lea', 'leo']);
});

test('learners see neither a draft nor what is not open yet; those who teach do', async () => {
  await assign({ published: false });
  expect(await see(...everybody)).toEqual(['ina', 'ada']);
  const opensAt = '2026-05-05T12:00:01.000Z';
  const times = { opensAt, dueAt: null, closesAt: null };
  await world.store.update('a1', draftOf({ lesson: slug, times }));
  expect(await see(...everybody)).toEqual(['ina', 'ada']);
  world.world.now = new Date(opensAt);
  expect(await see(...everybody)).toEqual(['ina', 'ada', 'lea', 'leo']);
});

test('who may see it may not change it', async () => {
  await assign();
  for (const person of ['ina', 'otto']) {
    const asked = access.requireChange(actorOf(person, 'instructor'), slug);
    await expect(asked).rejects.toMatchObject({ code: 'unknown-lesson' });
  }
  const asked = access.requireChange(actorOf('lea'), slug);
  await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  const own = await access.requireChange(actorOf('ivo', 'instructor'), slug);
  expect(own.slug).toBe(slug);
});

test('one who is no instructor any more has lost their lessons', async () => {
  expect(await access.maySee(actorOf('ivo'), slug)).toBe(false);
});

test('lessons of the course are for everybody; an own one that is not there is for nobody', async () => {
  await access.requireSeen(actorOf('nobody'), 'hello-world');
  for (const unknown of ['own-bbbbbbbbbbbb', slug]) {
    const asked = access.requireSeen(actorOf('nobody'), unknown);
    await expect(asked).rejects.toMatchObject({ code: 'unknown-lesson' });
  }
  expect(await access.maySee(actorOf('ada', 'administrator'), 'own-bbbbbbbbbbbb')).toBe(false);
  expect(await access.maySee(actorOf('ada', 'administrator'), 'hello-world')).toBe(false);
});
