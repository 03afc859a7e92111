import { beforeEach, describe, expect, test } from 'vitest';
import { assignmentDraftSchema } from '../../../protocol/assignment.ts';
import type {
  AssignmentRecord,
  ExtensionRecord,
} from '../../../sandbox-server/storage/assignments/assignment-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const draft = assignmentDraftSchema.parse({
  title: 'Первое задание: «образы» & <b>',
  lesson: 'first-image',
  times: { opensAt: '2026-05-01T00:00:00.000Z', dueAt: '2026-05-08T21:59:00.000Z', closesAt: null },
  late: { kind: 'perDay', percent: 12.5, graceMinutes: 15 },
  attempts: 3,
  points: { 'image-built': 2.5 },
  hidden: ['image-built'],
  hiddenChecks: [
    { id: 'secret', title: { en: 'Secret' }, kind: 'file', path: 'a', matches: '^\\d+$' },
  ],
  published: true,
});
const dueAt = (time: string | null) => ({
  ...draft,
  times: { opensAt: null, dueAt: time, closesAt: null },
});
const assignment: AssignmentRecord = {
  ...{ id: 'a1', class: 'c1' },
  createdAt: new Date(1),
  draft,
};
const extension: ExtensionRecord = {
  ...{ assignment: 'a1', person: 'p1', dueAt: new Date('2099-12-31T23:59:59.999Z') },
  ...{ closesAt: null, moreAttempts: 2, reason: 'Ill: “flu”' },
};

/** Assignments and extensions, in any place. */
export function describeAssignments(storage: () => Storage): void {
  describe('assignments', () => {
    const store = () => storage().assignments;

    beforeEach(async () => {
      for (const id of ['c1', 'c2']) {
        await storage().classes.insert({
          ...{ id, name: id, timeZone: 'Europe/Berlin', join: 'name', code: `CODE-${id}` },
          ...{ createdAt: new Date(0), archivedAt: null },
        });
      }
    });

    test('gives back what was put in, and what took its place', async () => {
      await store().insert(assignment);
      expect(await store().find('a1')).toEqual(assignment);
      const changed = { ...draft, title: 'Another', attempts: null, published: false };
      await store().update('a1', changed);
      expect(await store().find('a1')).toEqual({ ...assignment, draft: changed });
    });

    test('knows nothing of what was never put in', async () => {
      expect(await store().find("' or 1=1 --")).toBeNull();
      expect(await store().list('nothing')).toEqual([]);
      expect(await store().list()).toEqual([]);
      await store().update('nothing', draft);
      await store().remove('nothing');
      await store().removeExtension('nothing', 'p1');
      expect(await store().extension('nothing', 'p1')).toBeNull();
      await store().insert();
      await store().setExtension();
    });

    test('refuses an id that is taken and a class that is not there, and then keeps none', async () => {
      await store().insert(assignment);
      const other = { ...assignment, id: 'a2' };
      await expect(store().insert(other, assignment)).rejects.toThrow();
      await expect(store().insert(other, { ...other, id: 'a3', class: 'c9' })).rejects.toThrow();
      expect(await store().list('c1')).toHaveLength(1);
    });

    test('lists by due time, those without last, then by age', async () => {
      const of = (id: string, due: string | null, created: number, classId = 'c1') => ({
        ...{ id, class: classId, createdAt: new Date(created), draft: dueAt(due) },
      });
      await store().insert(
        of('never-young', null, 20),
        of('never-old', null, 10),
        of('late', '2026-05-09T00:00:00.000Z', 1),
        of('soon-young', '2026-05-08T00:00:00.000Z', 9),
        of('soon-old', '2026-05-08T00:00:00.000Z', 3),
        of('other', '2026-05-08T12:00:00.000Z', 3, 'c2'),
      );
      const ids = async (...classes: string[]) =>
        (await store().list(...classes)).map(({ id }) => id);
      expect(await ids('c1')).toEqual([
        'soon-old',
        'soon-young',
        'late',
        'never-old',
        'never-young',
      ]);
      expect(await ids('c1', 'c2')).toEqual([
        ...['soon-old', 'soon-young', 'other', 'late', 'never-old', 'never-young'],
      ]);
      await store().update('late', dueAt('2026-05-01T00:00:00.000Z'));
      expect((await ids('c1'))[0]).toBe('late');
    });

    test('an extension takes the place of an earlier one', async () => {
      await store().insert(assignment);
      await store().setExtension(extension);
      expect(await store().extension('a1', 'p1')).toEqual(extension);
      const other = {
        ...extension,
        dueAt: null,
        closesAt: new Date(5),
        moreAttempts: 0,
        reason: '',
      };
      await store().setExtension(other, { ...extension, person: 'p2' });
      expect(await store().extensions('a1')).toEqual([other, { ...extension, person: 'p2' }]);
      await store().removeExtension('a1', 'p1');
      expect(await store().extensions('a1')).toEqual([{ ...extension, person: 'p2' }]);
    });

    test('what is added to an extension takes nothing away, whatever comes first', async () => {
      await store().insert(assignment);
      const little = {
        ...{ assignment: 'a1', person: 'p1', dueAt: new Date(100), closesAt: new Date(900) },
        ...{ moreAttempts: 1, reason: 'Ill' },
      };
      const other = { ...little, dueAt: new Date(500), closesAt: new Date(600), moreAttempts: 0 };
      const both = { ...little, dueAt: other.dueAt };
      await store().addToExtension(little);
      await store().addToExtension({ ...other, reason: '' });
      expect(await store().extension('a1', 'p1')).toEqual(both);
      await store().removeExtension('a1', 'p1');
      await store().addToExtension({ ...other, reason: '' });
      await store().addToExtension(little);
      expect(await store().extension('a1', 'p1')).toEqual(both);
      await store().addToExtension({ ...other, dueAt: null, reason: 'All' });
      await store().addToExtension({ ...other, reason: '' });
      expect(await store().extension('a1', 'p1')).toEqual({ ...both, dueAt: null, reason: 'All' });
    });

    test('of many extensions all are set, or none', async () => {
      await store().insert(assignment);
      const many = Array.from({ length: 2500 }, (_, at) => ({ ...extension, person: `p${at}` }));
      await expect(
        store().setExtension(...many, { ...extension, assignment: 'unknown' }),
      ).rejects.toThrow();
      expect(await store().extensions('a1')).toEqual([]);
      await store().setExtension(...many);
      expect(await store().extensions('a1')).toHaveLength(2500);
    });

    test("a person's extensions are found and removed together", async () => {
      await store().insert(assignment, { ...assignment, id: 'a2', class: 'c2' });
      const mine = [extension, { ...extension, assignment: 'a2' }];
      const other = { ...extension, person: 'p2' };
      await store().setExtension(...mine, other);
      expect(await store().extensionsOf('p1')).toEqual(mine);
      await store().removeExtensionsOf('p1');
      expect(await store().extensionsOf('p1')).toEqual([]);
      expect(await store().extensions('a1')).toEqual([other]);
    });

    test('extensions go with their assignment, and assignments with their class', async () => {
      await store().insert(assignment, { ...assignment, id: 'a2' });
      await store().setExtension(extension, { ...extension, assignment: 'a2' });
      await store().remove('a1');
      expect(await store().extension('a1', 'p1')).toBeNull();
      expect(await store().extension('a2', 'p1')).not.toBeNull();
      await storage().classes.remove('c1');
      expect(await store().find('a2')).toBeNull();
      expect(await store().extensionsOf('p1')).toEqual([]);
    });
  });
}
