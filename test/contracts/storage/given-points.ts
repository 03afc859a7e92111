import { beforeEach, describe, expect, test } from 'vitest';
import { assignmentDraftSchema } from '../../../protocol/assignment.ts';
import type { GivenPointsRecord } from '../../../sandbox-server/storage/assignments/given-points-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const given = (assignment: string, person: string, points = 7.25): GivenPointsRecord => ({
  ...{ assignment, person, points, reason: 'Oral: “très bien” 口頭', by: 'ina' },
  at: new Date('2099-12-31T23:59:59.999Z'),
});

/** Points given by hand, whoever keeps them. */
export function describeGivenPoints(storage: () => Storage): void {
  describe('points given by hand', () => {
    const store = () => storage().givenPoints;

    beforeEach(async () => {
      const draft = assignmentDraftSchema.parse({
        ...{ title: 'Images', lesson: 'first-image' },
        times: { opensAt: null, dueAt: null, closesAt: null },
      });
      for (const id of ['c1', 'c2']) {
        await storage().classes.insert({
          ...{ id, name: id, timeZone: 'UTC', join: 'name', code: `CODE-${id}` },
          ...{ createdAt: new Date(0), archivedAt: null },
        });
      }
      for (const [id, of] of [
        ['a1', 'c1'],
        ['a2', 'c1'],
        ['a3', 'c2'],
      ] as const) {
        await storage().assignments.insert({ id, class: of, createdAt: new Date(0), draft });
      }
    });

    test('are given back as they were put in, and what comes later takes their place', async () => {
      await store().put(given('a1', 'p1'));
      expect(await store().find('a1', 'p1')).toEqual(given('a1', 'p1'));
      const other = { ...given('a1', 'p1', 0), reason: 'Other', by: 'ivo', at: new Date(5) };
      await store().put(other);
      expect(await store().ofAssignment('a1')).toEqual([other]);
    });

    test('are not there where none were given', async () => {
      expect(await store().find('a1', 'p1')).toBeNull();
      expect(await store().remove('a1', 'p1')).toBe(false);
      expect(await store().ofClass('nothing')).toEqual([]);
      await expect(store().put(given('unknown', 'p1'))).rejects.toThrow();
    });

    test('are found by assignment, by class and by person', async () => {
      const all = [given('a1', 'p2'), given('a2', 'p1'), given('a1', 'p1'), given('a3', 'p1')];
      for (const each of all) await store().put(each);
      expect(await store().ofAssignment('a1')).toEqual([given('a1', 'p1'), given('a1', 'p2')]);
      expect(await store().ofClass('c1')).toEqual([
        ...[given('a1', 'p1'), given('a1', 'p2'), given('a2', 'p1')],
      ]);
      expect(await store().ofPerson('p1')).toEqual([
        ...[given('a1', 'p1'), given('a2', 'p1'), given('a3', 'p1')],
      ]);
      await store().removeOf('p1');
      expect(await store().ofPerson('p1')).toEqual([]);
      expect(await store().remove('a1', 'p2')).toBe(true);
      expect(await store().ofClass('c1')).toEqual([]);
    });

    test('become another’s, whose own stay', async () => {
      await store().put(given('a1', 'guest', 1));
      await store().put(given('a2', 'guest', 2));
      await store().put(given('a1', 'p1', 9));
      await store().give('guest', 'p1');
      await store().give('guest', 'p1');
      expect(await store().ofPerson('p1')).toEqual([given('a1', 'p1', 9), given('a2', 'p1', 2)]);
      expect(await store().ofPerson('guest')).toEqual([]);
    });

    test('go with their assignment', async () => {
      await store().put(given('a1', 'p1'));
      await storage().assignments.remove('a1');
      expect(await store().ofPerson('p1')).toEqual([]);
    });
  });

  test('a class has five minutes until somebody is stuck, or as many as it was given', async () => {
    const { classes } = storage();
    const plain = {
      ...{ name: 'Docker', timeZone: 'UTC', join: 'name' as const },
      ...{ createdAt: new Date(0), archivedAt: null },
    };
    await classes.insert({ ...plain, id: 's1', code: 'CODE-s1' });
    await classes.insert({ ...plain, id: 's2', code: 'CODE-s2', stuckMinutes: 60 });
    expect((await classes.find('s1'))?.stuckMinutes).toBe(5);
    expect((await classes.find('s2'))?.stuckMinutes).toBe(60);
    await classes.update('s1', { stuckMinutes: 1 });
    expect((await classes.find('s1'))?.stuckMinutes).toBe(1);
  });
}
