import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AssignmentDraft } from '../../protocol/assignment.ts';
import { checkSchema } from '../../protocol/check.ts';
import { actorOf, draftOf } from '../../test/support/assignment-world.ts';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import { openSubmissionWorld } from '../../test/support/submission-world.ts';

const [ina, ada, lea, leo, otto] = ['ina', 'ada', 'lea', 'leo', 'otto'].map((id) => actorOf(id));
const secret = checkSchema.parse({
  ...{ id: 'secret', title: { en: 'The secret word' }, kind: 'file', path: 'answers.txt' },
  ...{ matches: 'whale', points: 4 },
});
const files = { 'answers.txt': 'tag: latest\nimages: 1\ncontainers: 2\nstored by: daemon\n' };

let world: Awaited<ReturnType<typeof openSubmissionWorld>>;
beforeEach(async () => {
  world = await openSubmissionWorld();
  for (const owner of ['lea', 'leo']) {
    world.sessions.set(`of-${owner}`, { owner, lesson: 'hello-world', facts: { files } });
  }
});
afterEach(async () => {
  await world.submissions.dispose();
  await world.storage.close();
});

const assign = async (change: Partial<AssignmentDraft> = {}) =>
  (await world.assignments.create(ina!, 'berlin', draftOf(change), 'en')).id;
const submit = (assignment: string, actor = lea!, session = `of-${actor.id}`) =>
  world.submissions.submissions.submit(actor, assignment, session);
const find = (id: string, actor = lea!) => world.submissions.submissions.find(actor, id, 'en');
const graded = () => world.submissions.grading.settled();
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const actions = async () =>
  (await world.storage.audit.list({ class: 'berlin', limit: 50 })).map(({ action }) => action);

describe('a learner', () => {
  test('sees what was handed in, what passed, and what it is worth', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    expect((await find(id)).state).toBe('grading');
    await graded();
    const submission = await find(id);
    expect(submission).toMatchObject({
      ...{ state: 'graded', attempt: 1, counts: true, right: 'see', hidden: null, log: null },
      grade: { earned: 4, most: 7, daysLate: 0, points: 4 },
      files: [{ path: 'answers.txt', content: files['answers.txt'] }],
    });
    expect(submission.checks.find(({ id: check }) => check === 'tag-answer')).toMatchObject({
      ...{ status: 'passed', source: 'clean' },
    });
    expect(submission.checks.find(({ id: check }) => check === 'debian-local')).toMatchObject({
      ...{ status: 'failed', source: 'frozen', found: expect.any(String) },
    });
    expect(await actions()).toContain('submission.made');
  });

  test('is told of hidden checks no more than their points, and those once graded', async () => {
    const assignment = await assign({ hidden: ['tag-answer'], hiddenChecks: [secret] });
    const id = await submit(assignment);
    expect((await find(id)).hidden).toBeNull();
    await graded();
    const own = await find(id);
    expect(own.hidden).toEqual({ earned: 1, most: 5 });
    expect(JSON.stringify({ ...own, files: [] })).not.toMatch(/secret|whale|tag-answer/);
    const teachers = await find(id, ina);
    expect(teachers.checks.find(({ id: check }) => check === 'secret')).toMatchObject({
      ...{ status: 'failed', hidden: true },
    });
    const parts = world.submissions.personData.map((part) => part.export('lea'));
    const data = JSON.stringify(await Promise.all(parts));
    expect(data).not.toMatch(/secret|tag-answer/);
  });

  test('neither sees nor lists what others handed in, nor changes a grade', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const { submissions, desk, comments, archive } = world.submissions;
    for (const actor of [leo!, otto!, actorOf('stranger')]) {
      for (const attempt of [
        find(id, actor),
        archive.zip(actor, id),
        submissions.recording(actor, id, 'main'),
        desk.override(actor, id, { points: 100, reason: 'please' }),
        comments.add(actor, id, { path: null, line: null, text: 'x' }),
      ]) {
        expect(await codeOf(attempt)).toBe('unknown-submission');
      }
    }
    expect(await codeOf(desk.override(lea!, id, { points: 9, reason: 'me' }))).toBe('forbidden');
    expect(await codeOf(desk.regrade(lea!, id))).toBe('forbidden');
    expect(await codeOf(desk.regradeAll(lea!, assignment))).toBe('forbidden');
    expect(await codeOf(desk.regradeAll(otto!, assignment))).toBe('unknown-assignment');
    expect(await codeOf(comments.add(lea!, id, { path: null, line: null, text: 'x' }))).toBe(
      'forbidden',
    );
    const list = (actor: typeof lea) => submissions.list(actor!, assignment, { limit: 10 });
    expect((await list(leo)).submissions).toEqual([]);
    expect((await list(lea)).submissions).toHaveLength(1);
    expect((await list(ada)).submissions).toHaveLength(1);
    expect(await codeOf(list(otto))).toBe('unknown-assignment');
    expect((await find(id)).grade?.points).toBe(4);
  });

  test('hands in their own session alone, and one of the assignment’s lesson', async () => {
    const assignment = await assign();
    expect(await codeOf(submit(assignment, lea, 'of-leo'))).toBe('unknown-session');
    world.sessions.set('other', { owner: 'lea', lesson: 'flask-app', facts: {} });
    expect(await codeOf(submit(assignment, lea, 'other'))).toBe('bad-request');
    const draft = await assign({ published: false });
    expect(await codeOf(submit(draft))).toBe('unknown-assignment');
  });

  test('hands in nothing before it opens and after it closes, but with an extension', async () => {
    const times = {
      opensAt: '2026-05-05T00:00:00.000Z',
      dueAt: '2026-05-06T00:00:00.000Z',
      closesAt: '2026-05-07T00:00:00.000Z',
    };
    const assignment = await assign({ times });
    world.world.now = new Date('2026-05-04T23:59:59.999Z');
    expect(await codeOf(submit(assignment))).toBe('assignment-closed');
    world.world.now = new Date('2026-05-07T00:00:00.000Z');
    expect(await codeOf(submit(assignment))).not.toBe('assignment-closed');
    world.world.now = new Date('2026-05-07T00:00:00.001Z');
    expect(await codeOf(submit(assignment))).toBe('assignment-closed');
    const closesAt = new Date('2026-05-09T00:00:00.000Z');
    await world.storage.assignments.setExtension({
      ...{ assignment, person: 'lea', dueAt: null, closesAt, moreAttempts: 0, reason: '' },
    });
    expect(await codeOf(submit(assignment))).not.toBe('assignment-closed');
    expect(await codeOf(submit(assignment, leo))).toBe('assignment-closed');
  });

  test('of two submissions at once with one attempt left one is taken', async () => {
    const assignment = await assign({ attempts: 2 });
    await submit(assignment);
    const codes = await Promise.all([codeOf(submit(assignment)), codeOf(submit(assignment))]);
    expect(codes.toSorted()).toEqual(['done', 'no-attempts-left']);
    expect(await codeOf(submit(assignment, leo))).toBe('done');
  });

  test('loses points for days late, and the best attempt counts', async () => {
    const assignment = await assign({
      times: { opensAt: null, dueAt: '2026-05-05T00:00:00.000Z', closesAt: null },
      late: { kind: 'perDay', percent: 25, graceMinutes: 0, mostPercent: 100 },
    });
    world.world.now = new Date('2026-05-05T12:00:00Z');
    const first = await submit(assignment);
    world.world.now = new Date('2026-05-06T12:00:00Z');
    const second = await submit(assignment);
    await graded();
    expect((await find(first)).grade).toMatchObject({ daysLate: 1, penalty: 1, points: 3 });
    expect(await find(second)).toMatchObject({ counts: false, grade: { daysLate: 2, points: 2 } });
    const grades = await world.submissions.submissions.list(ina!, assignment, { limit: 10 });
    expect(grades.submissions.map(({ counts }) => counts)).toEqual([false, true]);

    // Points by hand count in place of both.
    const byHand = { points: 1, reason: 'Oral', by: ina!.id, at: new Date() };
    await world.storage.givenPoints.put({ assignment, person: lea!.id, ...byHand });
    expect(await find(first)).toMatchObject({ counts: false });
  });

  test('hands in nothing in an archived class', async () => {
    const assignment = await assign();
    await world.storage.classes.update('berlin', { archivedAt: new Date() });
    expect(await codeOf(submit(assignment))).toBe('class-archived');
  });
});

describe('grading', () => {
  const publish = async () => {
    const page = { ...{ id: 'page', kind: 'http', port: 8001, path: '/secret' }, points: 3 };
    const hiddenChecks = [checkSchema.parse({ ...page, title: { en: 'Page' } })];
    world.sessions.set('ports', {
      ...{ owner: 'lea', lesson: 'publish-ports' },
      facts: {
        state: stateOf({ containers: [containerOf({ image: 'office', state: 'running' })] }),
        // What a machine that lies says of everything.
        pages: { '8001/': { status: 200, body: 'Office open' } },
      },
    });
    return assign({ lesson: 'publish-ports', hiddenChecks });
  };

  test('asks a clean machine for what files decide, whatever the learner’s machine claims', async () => {
    const assignment = await publish();
    world.machine.passes = false;
    const id = await submit(assignment, lea, 'ports');
    await graded();
    expect(world.machine.asked.map((check) => check.id)).toEqual([
      ...['north-answers', 'south-answers', 'page'],
    ]);
    const { checks } = await find(id, ina);
    expect(checks.map((check) => [check.id, check.source, check.status])).toEqual([
      ['north-published', 'frozen', 'failed'],
      ['south-published', 'frozen', 'failed'],
      ['north-answers', 'clean', 'failed'],
      ['south-answers', 'clean', 'failed'],
      ['page', 'clean', 'failed'],
    ]);
  });

  test('never asks a learner’s machine what a hidden check is about', async () => {
    const asked: string[] = [];
    const page = { id: 'page', kind: 'http', port: 8001, path: '/secret', title: { en: 'Page' } };
    const assignment = await assign({ hiddenChecks: [checkSchema.parse(page), secret] });
    const facts = {
      files,
      state: stateOf({ containers: [serverOf(8001, 80)] }),
      get pages() {
        asked.push('a page');
        return { '8001/secret': { status: 200, body: 'yes' } };
      },
    };
    world.sessions.set('of-lea', { owner: 'lea', lesson: 'hello-world', facts });
    const id = await submit(assignment);
    await graded();
    const { checks } = await find(id, ina);
    expect(checks.find((check) => check.id === 'page')?.status).toBe('errored');
    expect([asked, world.machine.asked]).toEqual([[], []]);
  });

  test('that breaks is our fault, is told so, and can be run again', async () => {
    const assignment = await publish();
    world.machine.fails = true;
    const id = await submit(assignment, lea, 'ports');
    await graded();
    expect(await find(id)).toMatchObject({ state: 'failed', grade: null, log: null });
    expect((await find(id, ina)).log).toContain('the machine broke');
    world.machine.fails = false;
    await world.submissions.desk.regrade(ina!, id);
    await graded();
    expect(await find(id)).toMatchObject({ state: 'graded', grade: { points: 7 } });
    expect(await actions()).toContain('submission.regraded');
  });

  test('that a restart broke off begins again', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    await world.storage.submissions.update(id, { state: 'grading', grade: null, checks: [] });
    await world.submissions.grading.start();
    await graded();
    expect((await find(id)).grade?.points).toBe(4);
  });
});

describe('an instructor', () => {
  test('overrides with a reason; grading again keeps it, and taking it back brings the points', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const { desk } = world.submissions;
    await desk.override(ina!, id, { points: 6.5, reason: 'Shown in class' });
    expect((await find(id)).grade).toMatchObject({
      ...{ points: 6.5, earned: 4, override: { by: 'ina', reason: 'Shown in class' } },
    });
    expect(await desk.regradeAll(ina!, assignment)).toBe(1);
    await graded();
    expect((await find(id)).grade?.points).toBe(6.5);
    await desk.override(ina!, id, null);
    expect((await find(id)).grade).toMatchObject({ points: 4, override: null });
    expect(await actions()).toEqual(
      expect.arrayContaining(['grade.overridden', 'grade.restored', 'assignment.regraded']),
    );
    expect(await codeOf(desk.override(ada!, id, { points: 1, reason: 'x' }))).toBe('forbidden');
  });

  test('changes points and checks, and grades follow', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const tell = async (change: Partial<AssignmentDraft>, checks: boolean) => {
      const record = await world.storage.assignments.find(assignment);
      const draft = { ...record!.draft, ...change };
      await world.storage.assignments.update(assignment, draft);
      await world.submissionChanges.tell({
        ...{ assignment: { ...record!, draft }, persons: null, checks, grades: true },
      });
      await graded();
    };
    await tell({ points: { 'tag-answer': 5 } }, false);
    expect((await find(id)).grade).toMatchObject({ earned: 8, most: 11 });
    await tell({ hiddenChecks: [{ ...secret, matches: 'daemon' } as typeof secret] }, true);
    expect((await find(id)).grade).toMatchObject({ earned: 12, most: 15 });
  });

  test('comments on lines that there are, and the learner reads it', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    const { comments } = world.submissions;
    const draft = { path: 'answers.txt', line: 2, text: 'Well <b>counted</b>' };
    const { id: comment } = await comments.add(ada!, id, draft);
    expect((await find(id)).comments).toMatchObject([{ ...draft, by: 'ada' }]);
    expect(await codeOf(comments.add(ada!, id, { ...draft, line: 99 }))).toBe('file-not-found');
    expect(await codeOf(comments.add(ada!, id, { ...draft, path: 'x' }))).toBe('file-not-found');
    await comments.remove(ina!, id, comment);
    expect((await find(id)).comments).toEqual([]);
    expect(await actions()).toEqual(expect.arrayContaining(['comment.added', 'comment.removed']));
  });
});
