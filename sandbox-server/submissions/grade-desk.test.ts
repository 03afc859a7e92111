import { describe, expect, test } from 'vitest';
import type { AssignmentDraft } from '../../protocol/assignment.ts';
import { codeOf } from '../../test/support/code-of.ts';
import { actors, LearnersAtWork, secretCheck } from '../../test/support/learners-at-work.ts';

const { ada, ina } = actors;
const work = new LearnersAtWork();
const { actions, assign, find, graded, submit } = work;

describe('an instructor', () => {
  test('overrides with a reason; grading again keeps it, and taking it back brings the points', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const { desk } = work.world.submissions;
    await desk.override(ina, id, { points: 6.5, reason: 'Shown in class' });
    expect((await find(id)).grade).toMatchObject({
      ...{ points: 6.5, earned: 4, override: { by: 'ina', reason: 'Shown in class' } },
    });
    expect(await desk.regradeAll(ina, assignment)).toBe(1);
    await graded();
    expect((await find(id)).grade?.points).toBe(6.5);
    await desk.override(ina, id, null);
    expect((await find(id)).grade).toMatchObject({ points: 4, override: null });
    expect(await actions()).toEqual(
      expect.arrayContaining(['grade.overridden', 'grade.restored', 'assignment.regraded']),
    );
    expect(await codeOf(desk.override(ada, id, { points: 1, reason: 'x' }))).toBe('forbidden');
  });

  test('changes points and checks, and grades follow', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    const tell = async (change: Partial<AssignmentDraft>, checks: boolean) => {
      const record = await work.world.storage.assignments.find(assignment);
      const draft = { ...record!.draft, ...change };
      await work.world.storage.assignments.update(assignment, draft);
      await work.world.submissionChanges.tell({
        ...{ assignment: { ...record!, draft }, persons: null, checks, grades: true },
      });
      await graded();
    };
    await tell({ points: { 'tag-answer': 5 } }, false);
    expect((await find(id)).grade).toMatchObject({ earned: 8, most: 11 });
    await tell(
      { hiddenChecks: [{ ...secretCheck, matches: 'daemon' } as typeof secretCheck] },
      true,
    );
    expect((await find(id)).grade).toMatchObject({ earned: 12, most: 15 });
  });

  test('comments on lines that there are, and the learner reads it', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    const { comments } = work.world.submissions;
    const draft = { path: 'answers.txt', line: 2, text: 'Well <b>counted</b>' };
    const { id: comment } = await comments.add(ada, id, draft);
    expect((await find(id)).comments).toMatchObject([{ ...draft, by: 'ada' }]);
    expect(await codeOf(comments.add(ada, id, { ...draft, line: 99 }))).toBe('file-not-found');
    expect(await codeOf(comments.add(ada, id, { ...draft, path: 'x' }))).toBe('file-not-found');
    await comments.remove(ina, id, comment);
    expect((await find(id)).comments).toEqual([]);
    expect(await actions()).toEqual(expect.arrayContaining(['comment.added', 'comment.removed']));
  });
});
