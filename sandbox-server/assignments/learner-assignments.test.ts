import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema } from '../../protocol/check.ts';
import { actorOf, draftOf, openAssignmentWorld } from '../../test/support/assignment-world.ts';
import type { CheckOutcome } from '../checks/step-outcome.ts';
import { phrase } from '../words/phrase.ts';

const ina = actorOf('ina');
const lea = actorOf('lea');
const leo = actorOf('leo');
const otto = actorOf('otto');
const secret = checkSchema.parse({
  ...{ id: 'secret-check', title: { en: 'Top secret' }, kind: 'file', path: 'secret.txt' },
  points: 4,
});
const times = {
  opensAt: '2026-05-01T00:00:00.000Z',
  dueAt: '2026-05-08T00:00:00.000Z',
  closesAt: '2026-05-10T00:00:00.000Z',
};

let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
beforeEach(async () => {
  world = await openAssignmentWorld();
});
afterEach(() => world.storage.close());

const create = (change: Parameters<typeof draftOf>[0] = {}, classId = 'berlin') =>
  world.assignments.create(classId === 'berlin' ? ina : otto, classId, draftOf(change), 'en');
const find = (actor: typeof lea, id: string) => world.learners.find(actor, id, 'en');

describe('a learner', () => {
  test('sees what is due in all their classes, by due time, and nothing that is closed', async () => {
    const at = (closesAt: string | null, dueAt: string | null = null) => ({
      times: { opensAt: null, dueAt, closesAt },
    });
    await create({ title: 'Berlin', ...at(null, '2026-05-09T00:00:00.000Z') });
    await create({ title: 'Tokyo', ...at(null, '2026-05-08T00:00:00.000Z') }, 'tokyo');
    await create({ title: 'Closed', ...at('2026-05-04T00:00:00.000Z') });
    await create({ title: 'Draft', published: false });
    const due = await world.learners.due(lea, 'en');
    expect(due.map(({ title, className, timeZone }) => [title, className, timeZone])).toEqual([
      ...[
        ['Tokyo', 'tokyo', 'Asia/Tokyo'],
        ['Berlin', 'berlin', 'Europe/Berlin'],
      ],
    ]);
    expect((await world.learners.due(leo, 'en')).map(({ title }) => title)).toEqual(['Berlin']);
    const all = await world.learners.ofClass(lea, 'berlin', 'en');
    expect(all.map(({ title }) => title)).toEqual(['Berlin', 'Closed']);
  });

  test('an instructor has nothing due', async () => {
    await create();
    expect(await world.learners.due(ina, 'en')).toEqual([]);
  });

  test('the one user on loopback teaches and learns', async () => {
    await world.enroll('berlin', 'local', 'instructor');
    await create();
    expect(await world.learners.due(actorOf('local', 'administrator'), 'en')).toHaveLength(1);
  });

  test('an archived class has nothing due', async () => {
    await create();
    await world.storage.classes.update('berlin', { archivedAt: new Date() });
    expect(await world.learners.due(lea, 'en')).toEqual([]);
  });

  test('sees nothing of a draft, nor of another class', async () => {
    const draft = await create({ published: false });
    const other = await create({}, 'tokyo');
    const unknown = { code: 'unknown-assignment' };
    await expect(find(lea, draft.id)).rejects.toMatchObject(unknown);
    await expect(find(leo, other.id)).rejects.toMatchObject(unknown);
    await expect(find(leo, 'no-such-id')).rejects.toMatchObject(unknown);
    await expect(world.learners.ofClass(leo, 'tokyo', 'en')).rejects.toMatchObject({
      code: 'unknown-class',
    });
  });

  test('sees of hidden checks their points together, and no more', async () => {
    const { id } = await create({
      ...{ hidden: ['tag-answer'], hiddenChecks: [secret], points: { 'tag-answer': 3 } },
    });
    world.world.standing.set(
      'lea',
      new Map([
        [
          'hello-world',
          {
            checks: new Map([
              ['tag-answer', { id: 'tag-answer', title: { en: 'Tag' }, status: 'failed' }],
            ]),
            isDone: true,
          },
        ],
      ]),
    );
    world.world.grades.set(
      'lea',
      new Map([[id, { attempts: 1, points: 3, checks: new Map([['secret-check', 'failed']]) }]]),
    );
    const view = await find(lea, id);
    expect(view.hiddenPoints).toBe(7);
    expect(JSON.stringify(view)).not.toMatch(/secret|tag-answer/i);
    expect(view.mostPoints).toBe(view.checks.reduce((sum, { points }) => sum + points, 0) + 7);
  });
});

describe('times', () => {
  test('go from not open to closed, and an extension moves them for one learner', async () => {
    const { id } = await create({ times, attempts: 2 });
    const stateAt = async (actor: typeof lea, now: string) => {
      world.world.now = new Date(now);
      return (await find(actor, id)).state;
    };
    const extension = {
      ...{ dueAt: '2026-05-20T00:00:00.000Z', closesAt: null, moreAttempts: 1, reason: 'private' },
    };
    await world.extensions.set(ina, id, { persons: ['leo'], extension });
    expect(await stateAt(lea, '2026-04-30T23:59:59.999Z')).toBe('notOpen');
    expect(await stateAt(lea, '2026-05-08T00:00:00.000Z')).toBe('open');
    expect(await stateAt(lea, '2026-05-08T00:00:00.001Z')).toBe('late');
    expect(await stateAt(lea, '2026-05-10T00:00:00.001Z')).toBe('closed');
    expect(await stateAt(leo, '2026-05-10T00:00:00.001Z')).toBe('open');
    expect(await stateAt(leo, '2026-05-21T00:00:00.000Z')).toBe('late');
    const extended = await find(leo, id);
    expect(extended).toMatchObject({
      isExtended: true,
      attempts: { used: 0, allowed: 3 },
      times: { ...times, dueAt: '2026-05-20T00:00:00.000Z', closesAt: null },
    });
    expect(JSON.stringify(extended)).not.toContain('private');
    expect(await find(lea, id)).toMatchObject({ isExtended: false, times });
  });
});

test('until it opens nothing of any check is told but the points in all', async () => {
  const { id } = await create({ times, hidden: ['tag-answer'] });
  const secrets = /answer|tag|wanted|port/i;
  world.world.now = new Date('2026-04-30T23:59:59.999Z');
  const before = await find(lea, id);
  expect(before).toMatchObject({ state: 'notOpen', checks: [], hiddenPoints: 0 });
  expect(JSON.stringify(before)).not.toMatch(secrets);
  world.world.now = new Date(times.opensAt);
  const after = await find(lea, id);
  expect(after.checks.length).toBeGreaterThan(0);
  expect(after.hiddenPoints).toBeGreaterThan(0);
  expect(before.mostPoints).toBe(after.mostPoints);
});

describe('where a learner stands', () => {
  const status = async (id: string) =>
    (await find(lea, id)).checks.find((check) => check.id === 'tag-answer');

  test('is what their machine shows, else what they handed in, else what they did once', async () => {
    const { id } = await create();
    expect(await status(id)).toMatchObject({ status: null, points: 1 });
    const standing = (checks: Map<string, CheckOutcome>) =>
      world.world.standing.set('lea', new Map([['hello-world', { checks, isDone: true }]]));
    standing(new Map());
    expect((await status(id))?.status).toBe('passed');
    const checks = new Map([['tag-answer', 'failed' as const]]);
    world.world.grades.set('lea', new Map([[id, { attempts: 2, points: 1.5, checks }]]));
    expect((await status(id))?.status).toBe('failed');
    standing(
      new Map([
        [
          'tag-answer',
          {
            ...{ id: 'tag-answer', title: { en: 'Tag' }, status: 'errored' as const },
            expected: phrase('check.notLooked'),
            found: 'nothing',
          },
        ],
      ]),
    );
    expect(await status(id)).toMatchObject({ status: 'errored', found: 'nothing' });
    expect((await status(id))?.expected).toEqual(expect.any(String));
    expect(await find(lea, id)).toMatchObject({
      points: 1.5,
      attempts: { used: 2, allowed: null },
    });
  });

  test('a lesson that is gone leaves the assignment without checks', async () => {
    const { id } = await create();
    world.world.gone.add('hello-world');
    expect(await find(lea, id)).toMatchObject({ ...{ checks: [], mostPoints: 0 } });
  });
});
