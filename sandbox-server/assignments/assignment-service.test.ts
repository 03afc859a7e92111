import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema } from '../../protocol/check.ts';
import { actorOf, draftOf, openAssignmentWorld } from '../../test/support/assignment-world.ts';

const ina = actorOf('ina');
const ada = actorOf('ada');
const lea = actorOf('lea');
const otto = actorOf('otto');
const secret = checkSchema.parse({
  ...{ id: 'secret', title: { en: 'Secret' }, kind: 'file', path: 'secret.txt', points: 4 },
});

let world: Awaited<ReturnType<typeof openAssignmentWorld>>;
beforeEach(async () => {
  world = await openAssignmentWorld();
});
afterEach(() => world.storage.close());

const create = (change: Parameters<typeof draftOf>[0] = {}) =>
  world.assignments.create(ina, 'berlin', draftOf(change), 'en');

describe('who teaches', () => {
  test('sees an assignment with the checks of its lesson, their titles and points', async () => {
    const made = await create({
      points: { 'tag-answer': 2.5 },
      ...{ hidden: ['images-answer'], hiddenChecks: [secret] },
    });
    expect(await world.assignments.find(ina, made.id, 'en')).toEqual(made);
    expect(made).toMatchObject({
      ...{ class: 'berlin', lessonTitle: 'Hello, Docker', lessonProblem: null, missingChecks: [] },
    });
    expect(made.checks.find(({ id }) => id === 'tag-answer')).toMatchObject({
      ...{ points: 2.5, hidden: false, isOwn: false },
      title: 'answers.txt names the tag that Docker took',
    });
    expect(made.checks.find(({ id }) => id === 'images-answer')?.hidden).toBe(true);
    expect(made.checks.at(-1)).toMatchObject({ ...{ id: 'secret', hidden: true, isOwn: true } });
    expect(made.mostPoints).toBe(made.checks.length - 2 + 2.5 + 4);
    expect((await world.assignments.find(ina, made.id, 'ja')).lessonTitle).not.toBe(
      'Hello, Docker',
    );
  });

  test('sees drafts beside what is published, by due time', async () => {
    const at = (dueAt: string) => ({ times: { opensAt: null, dueAt, closesAt: null } });
    await create({ title: 'later', ...at('2026-06-02T00:00:00.000Z') });
    await create({ title: 'sooner', published: false, ...at('2026-06-01T00:00:00.000Z') });
    for (const actor of [ina, ada, actorOf('root', 'administrator')]) {
      const listed = await world.assignments.list(actor, 'berlin', 'en');
      expect(listed.map(({ title }) => title)).toEqual(['sooner', 'later']);
    }
  });

  test('may give any lesson of the course, but not what is no lesson', async () => {
    const lessons = await world.assignments.lessons(ina, 'berlin', 'en');
    expect(lessons[0]).toMatchObject({ slug: 'hello-world', title: 'Hello, Docker' });
    expect(lessons.map(({ slug }) => slug)).not.toContain('cheat-sheet');
    await expect(create({ lesson: 'no-such-lesson' })).rejects.toMatchObject({
      code: 'unknown-lesson',
    });
  });

  test('cannot name checks that there are not, nor give two the same id', async () => {
    const refused = { code: 'bad-request' };
    await expect(create({ points: { nothing: 2 } })).rejects.toMatchObject(refused);
    await expect(create({ hidden: ['nothing'] })).rejects.toMatchObject(refused);
    await expect(create({ hiddenChecks: [secret, secret] })).rejects.toMatchObject(refused);
    const taken = { ...secret, id: 'tag-answer' };
    await expect(create({ hiddenChecks: [taken] })).rejects.toMatchObject(refused);
    expect(await world.assignments.list(ina, 'berlin', 'en')).toEqual([]);
  });

  test('changes nothing in an archived class', async () => {
    const { id } = await create();
    await world.storage.classes.update('berlin', { archivedAt: new Date() });
    const refused = { code: 'class-archived' };
    await expect(create()).rejects.toMatchObject(refused);
    const change = world.assignments.change(ina, id, draftOf({ title: 'B' }), 'en');
    await expect(change).rejects.toMatchObject(refused);
    await expect(world.assignments.remove(ina, id)).rejects.toMatchObject(refused);
    expect(await world.assignments.list(ina, 'berlin', 'en')).toHaveLength(1);
  });

  test('what is done stands in the audit log, with what was before', async () => {
    const { id } = await create({ published: false });
    await world.assignments.change(ina, id, draftOf({ published: true, attempts: 2 }), 'en');
    await world.assignments.change(ina, id, draftOf({ published: true, attempts: 3 }), 'en');
    await world.assignments.remove(ina, id);
    const entries = await world.storage.audit.list({ class: 'berlin', limit: 10 });
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      ...['assignment.changed', 'assignment.created', 'assignment.published', 'assignment.removed'],
    ]);
    expect(entries.find(({ action }) => action === 'assignment.changed')?.detail).toEqual({
      ...{ before: { attempts: 2 }, after: { attempts: 3 } },
    });
    expect(entries.every(({ by }) => by === 'ina')).toBe(true);
  });
});

describe('a change', () => {
  const change = async (id: string, to: Parameters<typeof draftOf>[0]) => {
    world.world.changes.length = 0;
    await world.assignments.change(ina, id, draftOf(to), 'en');
    return world.world.changes.map(({ persons, checks, grades }) => ({ persons, checks, grades }));
  };

  test('of points, late rule or due time is told to those who grade; one of words is not', async () => {
    const { id } = await create();
    const graded = [{ persons: null, checks: false, grades: true }];
    expect(await change(id, { title: 'Another' })).toEqual([]);
    expect(await change(id, { points: { 'tag-answer': 3 } })).toEqual(graded);
    const late = { kind: 'perDay', percent: 10, graceMinutes: 0, mostPercent: 100 } as const;
    expect(await change(id, { points: { 'tag-answer': 3 }, late })).toEqual(graded);
    const dueAt = '2026-05-08T00:00:00.000Z';
    const times = { opensAt: null, dueAt, closesAt: null };
    expect(await change(id, { points: { 'tag-answer': 3 }, late, times })).toEqual(graded);
    expect(await change(id, { points: { 'tag-answer': 3 }, late, times })).toEqual([]);
  });

  test('of the hidden checks lets them be run again', async () => {
    const { id } = await create();
    expect(await change(id, { hiddenChecks: [secret] })).toEqual([
      { persons: null, checks: true, grades: true },
    ]);
  });

  test('never changes the lesson', async () => {
    const { id } = await create();
    await expect(change(id, { lesson: 'volumes' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('keeps what names checks that the lesson has lost, and tells of them', async () => {
    const { id } = await create();
    const draft = draftOf({ points: { lost: 5 }, hidden: ['lost-too'] });
    await world.store.update(id, draft);
    const found = await world.assignments.find(ina, id, 'en');
    expect(found.missingChecks).toEqual(['lost', 'lost-too']);
    const changed = { ...draft, title: 'Renamed' };
    const view = await world.assignments.change(ina, id, changed, 'en');
    expect(view).toMatchObject({ title: 'Renamed', points: { lost: 5 }, hidden: ['lost-too'] });
    expect(view.mostPoints).toBe(view.checks.length);
  });

  test('of dates works while the lesson is gone, and the instructor is told', async () => {
    const { id } = await create();
    world.world.gone.add('hello-world');
    const view = await world.assignments.change(ina, id, draftOf({ title: 'B' }), 'en');
    expect(view).toMatchObject({ ...{ title: 'B', lessonProblem: 'gone', checks: [] } });
    expect(view.lessonTitle).toBe('hello-world');
  });
});

describe('who does not teach', () => {
  test('an assistant sees and changes nothing', async () => {
    const { id } = await create();
    const refused = { code: 'forbidden' };
    await expect(world.assignments.find(ada, id, 'en')).resolves.toBeDefined();
    await expect(world.assignments.create(ada, 'berlin', draftOf(), 'en')).rejects.toMatchObject(
      refused,
    );
    await expect(world.assignments.change(ada, id, draftOf(), 'en')).rejects.toMatchObject(refused);
    await expect(world.assignments.remove(ada, id)).rejects.toMatchObject(refused);
  });

  test('a learner sees no draft, and of what is published not the instructor’s side', async () => {
    const open = await create({ hiddenChecks: [secret] });
    const draft = await create({ published: false });
    const find = (id: string) => world.assignments.find(lea, id, 'en');
    await expect(find(open.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(find(draft.id)).rejects.toMatchObject({ code: 'unknown-assignment' });
    await expect(world.assignments.list(lea, 'berlin', 'en')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.assignments.remove(lea, draft.id)).rejects.toMatchObject({
      code: 'unknown-assignment',
    });
  });

  test('to an instructor of another class it is as unknown as what is not there', async () => {
    const { id } = await create();
    const unknown = { code: 'unknown-assignment' };
    for (const guess of [id, 'no-such-id', "' or 1=1 --"]) {
      await expect(world.assignments.find(otto, guess, 'en')).rejects.toMatchObject(unknown);
      await expect(world.assignments.remove(otto, guess)).rejects.toMatchObject(unknown);
      const change = world.assignments.change(otto, guess, draftOf(), 'en');
      await expect(change).rejects.toMatchObject(unknown);
    }
    await expect(world.assignments.create(otto, 'berlin', draftOf(), 'en')).rejects.toMatchObject({
      code: 'unknown-class',
    });
  });
});
