import { afterEach, beforeEach, expect, test } from 'vitest';
import { actorOf, draftOf, openAssignmentWorld } from '../../../test/support/assignment-world.ts';
import { wantsRecording } from './wants-recording.ts';

let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
const at = (time: string) => new Date(`2026-05-${time}:00Z`);

beforeEach(async () => {
  world = await openAssignmentWorld();
  for (const [owner, lesson] of [
    ['lea', 'hello-world'],
    ['leo', 'hello-world'],
    ['otto', 'hello-world'],
    ['lea', 'flask-app'],
  ] as const) {
    const id = `${owner} ${lesson}`;
    await world.storage.sessions.insert({
      ...{ id, owner, lesson, language: 'en', state: 'ready', startsFrom: 'start', machine: null },
      ...{ previewKey: id, createdAt: new Date(0), expiresAt: new Date(0), problem: null },
    });
  }
});
afterEach(() => world.storage.close());

const wants = (session: string, now: Date) => wantsRecording(world.storage, session, now);
const assign = async (published = true) => {
  const times = {
    opensAt: '2026-05-05T00:00:00.000Z',
    dueAt: '2026-05-06T00:00:00.000Z',
    closesAt: '2026-05-07T00:00:00.000Z',
  };
  const draft = draftOf({ times, published });
  return (await world.assignments.create(actorOf('ina'), 'berlin', draft, 'en')).id;
};

test('terminals are recorded while an assignment of the lesson is open, and late, for the learner', async () => {
  await assign();
  expect(await wants('lea hello-world', at('04T23:59'))).toBe(false);
  expect(await wants('lea hello-world', at('05T12:00'))).toBe(true);
  expect(await wants('lea hello-world', at('06T12:00'))).toBe(true);
  expect(await wants('lea hello-world', at('07T12:00'))).toBe(false);
});

test('nobody else’s are, nor those of another lesson, of a draft, or in an archived class', async () => {
  const draft = await assign(false);
  expect(await wants('lea hello-world', at('05T12:00'))).toBe(false);
  await world.storage.assignments.remove(draft);
  await assign();
  expect(await wants('otto hello-world', at('05T12:00'))).toBe(false);
  expect(await wants('lea flask-app', at('05T12:00'))).toBe(false);
  expect(await wants('nothing', at('05T12:00'))).toBe(false);
  await world.storage.classes.update('berlin', { archivedAt: new Date() });
  expect(await wants('lea hello-world', at('05T12:00'))).toBe(false);
});

test('an extension keeps them recorded for whom it is', async () => {
  const assignment = await assign();
  await world.storage.assignments.setExtension({
    ...{ assignment, person: 'lea', dueAt: null, closesAt: null, moreAttempts: 0, reason: '' },
  });
  expect(await wants('lea hello-world', at('08T12:00'))).toBe(true);
  expect(await wants('leo hello-world', at('08T12:00'))).toBe(false);
});
