import { describe, expect, test } from 'vitest';
import { actorOf } from '../../test/support/assignment-world.ts';
import { codeOf } from '../../test/support/code-of.ts';
import {
  actors,
  LearnersAtWork,
  secretCheck,
  workedFiles,
} from '../../test/support/learners-at-work.ts';

const { ada, ina, lea, leo, otto } = actors;
const work = new LearnersAtWork();
const { actions, assign, find, graded, submit } = work;

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
      files: [{ path: 'answers.txt', content: workedFiles['answers.txt'] }],
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
    const assignment = await assign({ hidden: ['tag-answer'], hiddenChecks: [secretCheck] });
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
    const parts = work.world.submissions.personData.map((part) => part.export('lea'));
    const data = JSON.stringify(await Promise.all(parts));
    expect(data).not.toMatch(/secret|tag-answer/);
  });

  test('neither sees nor lists what others handed in, nor changes a grade', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const { submissions, desk, comments, archive } = work.world.submissions;
    for (const actor of [leo, otto, actorOf('stranger')]) {
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
    expect(await codeOf(desk.override(lea, id, { points: 9, reason: 'me' }))).toBe('forbidden');
    expect(await codeOf(desk.regrade(lea, id))).toBe('forbidden');
    expect(await codeOf(desk.regradeAll(lea, assignment))).toBe('forbidden');
    expect(await codeOf(desk.regradeAll(otto, assignment))).toBe('unknown-assignment');
    expect(await codeOf(comments.add(lea, id, { path: null, line: null, text: 'x' }))).toBe(
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
    work.world.sessions.set('other', { owner: 'lea', lesson: 'flask-app', facts: {} });
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
    work.now = new Date('2026-05-04T23:59:59.999Z');
    expect(await codeOf(submit(assignment))).toBe('assignment-closed');
    work.now = new Date('2026-05-07T00:00:00.000Z');
    expect(await codeOf(submit(assignment))).not.toBe('assignment-closed');
    work.now = new Date('2026-05-07T00:00:00.001Z');
    expect(await codeOf(submit(assignment))).toBe('assignment-closed');
    const closesAt = new Date('2026-05-09T00:00:00.000Z');
    await work.world.storage.assignments.setExtension({
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
    work.now = new Date('2026-05-05T12:00:00Z');
    const first = await submit(assignment);
    work.now = new Date('2026-05-06T12:00:00Z');
    const second = await submit(assignment);
    await graded();
    expect((await find(first)).grade).toMatchObject({ daysLate: 1, penalty: 1, points: 3 });
    expect(await find(second)).toMatchObject({ counts: false, grade: { daysLate: 2, points: 2 } });
    const grades = await work.world.submissions.submissions.list(ina, assignment, { limit: 10 });
    expect(grades.submissions.map(({ counts }) => counts)).toEqual([false, true]);

    // Points by hand count in place of both.
    const byHand = { points: 1, reason: 'Oral', by: ina.id, at: new Date() };
    await work.world.storage.givenPoints.put({ assignment, person: lea.id, ...byHand });
    expect(await find(first)).toMatchObject({ counts: false });
  });

  test('hands in nothing in an archived class', async () => {
    const assignment = await assign();
    await work.world.storage.classes.update('berlin', { archivedAt: new Date() });
    expect(await codeOf(submit(assignment))).toBe('class-archived');
  });
});
