import { beforeEach, describe, expect, test } from 'vitest';
import { assignmentDraftSchema, type AssignmentDraft } from '../../../protocol/assignment.ts';
import type { Grade } from '../../../protocol/submission.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import type {
  EvidenceRecord,
  KeptCheck,
  SubmissionRecord,
} from '../../../sandbox-server/storage/submissions/submission-store.ts';

const draft: AssignmentDraft = assignmentDraftSchema.parse({
  title: 'One',
  lesson: 'first-image',
  times: { opensAt: null, dueAt: null, closesAt: null },
});
const submission: Omit<SubmissionRecord, 'attempt'> = {
  ...{ id: 's1', assignment: 'a1', class: 'c1', person: 'p1' },
  ...{ submittedAt: new Date(1_000), state: 'grading', grade: null, checks: [] },
};
const evidence: EvidenceRecord = {
  submission: 's1',
  archive: new Uint8Array([0, 1, 254, 255]),
  leftOut: ['large.bin'],
  inspected: { 'container web': { Name: '/web', Env: ['КЛЮЧ=да'] } },
  facts: {
    state: { images: [], containers: [], ports: [], volumes: [], networks: [] },
    events: [
      { type: 'container', action: 'die', id: 'x', attributes: {}, at: '2026-05-01T00:00:00.000Z' },
    ],
    signIns: { accepted: 1, refused: 0 },
    user: 'ada',
  },
  seen: [{ id: 'built', title: { en: 'Built' }, status: 'passed' }],
  recordings: { main: '{"version":2}\n[0.1,"o","日本\\u001b[0m"]\n', two: '' },
};
const of = (id: string, change: Partial<SubmissionRecord> = {}) =>
  [
    { ...submission, id, ...change },
    { ...evidence, submission: id },
  ] as const;
const grade: Grade = {
  ...{ earned: 2.5, most: 4, daysLate: 1, penalty: 0.25, points: 2.25 },
  override: null,
};
const check: KeptCheck = {
  ...{ id: 'built', title: { en: 'Built', ru: 'Собран' }, status: 'failed', points: 2 },
  ...{ expected: { key: 'none' }, found: '“x”', hidden: true, source: 'clean' },
};

/** Submissions and their evidence, in any place. */
export function describeSubmissions(storage: () => Storage): void {
  describe('submissions', () => {
    const store = () => storage().submissions;
    const ids = async (query: Parameters<ReturnType<typeof store>['list']>[0]) =>
      (await store().list(query)).map(({ id }) => id);

    beforeEach(async () => {
      for (const id of ['c1', 'c2']) {
        await storage().classes.insert({
          ...{ id, name: id, timeZone: 'UTC', join: 'name', code: `CODE-${id}` },
          ...{ createdAt: new Date(0), archivedAt: null },
        });
      }
      const made = { createdAt: new Date(1), draft };
      await storage().assignments.insert(
        { id: 'a1', class: 'c1', ...made },
        { id: 'a2', class: 'c1', ...made },
        { id: 'a3', class: 'c2', ...made },
      );
    });

    test('gives back what was handed in, with its evidence', async () => {
      expect(await store().insert(submission, evidence, null)).toEqual({
        ...submission,
        attempt: 1,
      });
      expect(await store().find('s1')).toEqual({ ...submission, attempt: 1 });
      expect(await store().evidence('s1')).toEqual({ ...evidence, recordings: ['main', 'two'] });
      expect(await store().recording('s1', 'main')).toBe(evidence.recordings['main']);
      expect(await store().recording('s1', 'two')).toBe('');
    });

    test('knows nothing of what was never handed in', async () => {
      for (const known of [store().find('x'), store().evidence('x'), store().log('x')])
        expect(await known).toBeNull();
      expect(await store().recording("' or 1=1 --", 'main')).toBeNull();
      expect(await store().comments('x')).toEqual([]);
      expect(await store().countAttempts('a1', 'p1')).toBe(0);
      await store().update('x', { state: 'graded' });
      await store().removeComment('x', 'y');
      expect(await ids({ assignments: [] })).toEqual([]);
    });

    test('counts the attempts of each learner in each assignment', async () => {
      await store().insert(...of('s1'), null);
      await store().insert(...of('s2', { person: 'p2' }), null);
      await store().insert(...of('s3', { assignment: 'a2' }), null);
      const again = await store().insert(...of('s4'), null);
      expect(again?.attempt).toBe(2);
      expect(await store().countAttempts('a1', 'p1')).toBe(2);
      expect(await store().countAttempts('a1', 'p2')).toBe(1);
    });

    test('of many that come at once each has its own attempt, and none is beyond the last', async () => {
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, at) => store().insert(...of(`race-${at}`), 5)),
      );
      const attempts = results.flatMap((record) => (record ? [record.attempt] : [])).sort();
      expect(attempts).toEqual([1, 2, 3, 4, 5]);
      expect(await ids({ assignment: 'a1' })).toHaveLength(5);
      const kept = await Promise.all(
        results.map((record, at) => record === null && store().evidence(`race-${at}`)),
      );
      expect(kept.filter((each) => each !== false && each !== null)).toEqual([]);
    });

    test('lists the newest first, by assignment, class or person', async () => {
      const at = (id: string, time: number, change: Partial<SubmissionRecord> = {}) =>
        store().insert(...of(id, { submittedAt: new Date(time), ...change }), null);
      await at('old', 10);
      await at('young', 30, { person: 'p2' });
      await at('second', 20, { assignment: 'a2' });
      await at('other', 40, { assignment: 'a3', class: 'c2' });
      expect(await ids({ assignment: 'a1' })).toEqual(['young', 'old']);
      expect(await ids({ class: 'c1' })).toEqual(['young', 'second', 'old']);
      expect(await ids({ person: 'p1' })).toEqual(['other', 'second', 'old']);
      expect(await ids({ person: 'p1', assignments: ['a1', 'a2'] })).toEqual(['second', 'old']);
    });

    test('lists page by page, also where many are of the same moment', async () => {
      for (const id of ['b', 'a', 'c', 'd'])
        await store().insert(...of(id, { submittedAt: new Date(id === 'd' ? 5 : 7) }), null);
      const page = (before?: { at: Date; id: string }) =>
        ids({ assignment: 'a1', limit: 2, ...(before && { before }) });
      expect(await page()).toEqual(['c', 'b']);
      expect(await page({ at: new Date(7), id: 'b' })).toEqual(['a', 'd']);
      expect(await page({ at: new Date(5), id: 'd' })).toEqual([]);
    });

    test('keeps a grade, and the grade before while it is graded again', async () => {
      await store().insert(...of('s1'), null);
      expect(await store().grades('c1')).toEqual([]);
      await store().update('s1', { state: 'graded', grade, checks: [check] });
      await store().update('s1', { state: 'grading' });
      expect(await store().find('s1')).toEqual({
        ...submission,
        ...{ attempt: 1, state: 'grading', grade, checks: [check] },
      });
      expect(await store().grades('c1')).toEqual([
        {
          ...{ assignment: 'a1', person: 'p1', attempt: 1, submittedAt: new Date(1_000) },
          ...{ points: 2.25, daysLate: 1 },
        },
      ]);
      expect(await store().grades('c2')).toEqual([]);
      await store().update('s1', { grade: null });
      expect(await store().grades('c1')).toEqual([]);
    });

    test('knows what a restart broke off, the oldest first', async () => {
      await store().insert(...of('young', { submittedAt: new Date(9) }), null);
      await store().insert(...of('old', { submittedAt: new Date(5) }), null);
      await store().insert(...of('done', { submittedAt: new Date(1) }), null);
      await store().update('done', { state: 'failed' });
      expect((await store().unfinished()).map(({ id }) => id)).toEqual(['old', 'young']);
    });

    test('keeps the last log, and comments until they are removed', async () => {
      await store().insert(...of('s1'), null);
      await store().writeLog('s1', 'one');
      await store().writeLog('s1', 'two\n€');
      expect(await store().log('s1')).toBe('two\n€');
      const comment = (id: string, time: number) => ({
        ...{ id, path: 'app.py', line: 3, text: 'Why? <b>', by: 'Ada' },
        at: new Date(time).toISOString(),
      });
      const whole = { ...comment('c2', 1), path: null, line: null };
      await store().addComment('s1', comment('c1', 2));
      await store().addComment('s1', whole);
      expect(await store().comments('s1')).toEqual([whole, comment('c1', 2)]);
      await store().removeComment('other', 'c2');
      await store().removeComment('s1', 'c1');
      expect(await store().comments('s1')).toEqual([whole]);
    });

    test("a person's go with the person, and an assignment's with the assignment", async () => {
      await store().insert(...of('s1'), null);
      await store().insert(...of('s2', { person: 'p2' }), null);
      await store().insert(...of('s3', { assignment: 'a2' }), null);
      await store().removeOf('p1');
      expect(await ids({ class: 'c1' })).toEqual(['s2']);
      expect(await store().evidence('s1')).toBeNull();
      await storage().assignments.remove('a1');
      expect(await store().find('s2')).toBeNull();
      expect(await store().recording('s2', 'main')).toBeNull();
    });

    test('gives what was a guest’s to another, after what they have', async () => {
      await store().insert(...of('mine', { person: 'p2' }), null);
      await store().insert(...of('first', { submittedAt: new Date(1) }), null);
      await store().insert(...of('second', { submittedAt: new Date(2) }), null);
      await store().give('p1', 'p2');
      await store().give('p1', 'p2');
      const all = await store().list({ person: 'p2' });
      expect(new Map(all.map(({ id, attempt }) => [id, attempt]))).toEqual(
        new Map([
          ['mine', 1],
          ['second', 3],
          ['first', 2],
        ]),
      );
    });
  });
}
