import { beforeEach, describe, expect, test } from 'vitest';
import type { OutcomeRecord } from '../../../sandbox-server/storage/outcomes/outcome-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const outcome = (person: string, at: number, change: Partial<OutcomeRecord> = {}) => ({
  ...{ session: 's1', person, lesson: 'flask-app', step: 'build', check: 'built', passed: false },
  ...{ failure: '"нет образа"', at: new Date(at), ...change },
});

/** How learners fared, in any place. */
export function describeOutcomes(storage: () => Storage): void {
  describe('outcomes of checks', () => {
    const store = () => storage().outcomes;
    const of = { class: 'c1', lesson: 'flask-app' };

    beforeEach(async () => {
      for (const id of ['c1', 'c2']) {
        await storage().classes.insert({
          ...{ id, name: id, timeZone: 'Europe/Berlin', join: 'name', code: `CODE-${id}` },
          ...{ createdAt: new Date(1), archivedAt: null },
        });
      }
      for (const [person, role] of [
        ['ada', 'learner'],
        ['bob', 'learner'],
        ['eve', 'instructor'],
      ] as const) {
        await storage().classes.enroll({
          ...{ class: 'c1', person, name: person, externalId: null, role },
          joinedAt: new Date(1),
        });
      }
    });

    test('are those of the learners of the class in the lesson, each in the order of time', async () => {
      await store().append([
        outcome('bob', 9, { passed: true, failure: null }),
        outcome('ada', 7),
        outcome('ada', 2 ** 41),
        outcome('ada', 3, { lesson: 'volumes' }),
        outcome('eve', 4),
        outcome('nobody', 5),
      ]);
      const read = await store().inLesson(of);
      expect(read.map(({ person, at, passed }) => [person, at, passed])).toEqual([
        ['ada', 7, false],
        ['ada', 2 ** 41, false],
        ['bob', 9, true],
      ]);
      expect(await store().inLesson({ ...of, person: 'bob' })).toHaveLength(1);
      expect(await store().inLesson({ ...of, class: 'c2' })).toEqual([]);
      const lessons = [...(await store().lessons('c1'))].toSorted();
      expect(lessons).toEqual([
        ['flask-app', 2],
        ['volumes', 1],
      ]);
    });

    test('keep what was found once, however often it was', async () => {
      const many = Array.from({ length: 2_500 }, (_, index) => outcome('ada', index));
      await store().append(many);
      await store().append([outcome('bob', 1), outcome('bob', 2, { failure: '"x"' })]);
      const read = await store().inLesson(of);
      expect(read).toHaveLength(2_502);
      const digests = [...new Set(read.flatMap(({ failure }) => failure ?? []))];
      expect([...(await store().failures(digests)).values()].toSorted()).toEqual([
        '"x"',
        '"нет образа"',
      ]);
      expect(await store().failures([])).toEqual(new Map());
    });

    test('a step is done where checks saw it, whatever a browser claims', async () => {
      const step = (id: string, by: 'checks' | 'claimed') => ({
        steps: [{ step: id, doneAt: new Date(50), by }],
      });
      await storage().progress.merge('ada', 'flask-app', step('build', 'checks'));
      await storage().progress.merge('bob', 'flask-app', step('build', 'claimed'));
      await storage().progress.merge('eve', 'flask-app', step('build', 'checks'));
      expect(await store().doneInLesson(of)).toEqual([{ person: 'ada', step: 'build', at: 50 }]);
    });

    test('go to another person, and are forgotten with one', async () => {
      await store().append([outcome('guest', 1), outcome('bob', 2)]);
      await store().give('guest', 'ada');
      expect(await store().of('ada')).toEqual([
        expect.objectContaining({ lesson: 'flask-app', check: 'built', at: 1 }),
      ]);
      await store().remove('ada');
      expect((await store().inLesson(of)).map(({ person }) => person)).toEqual(['bob']);
    });
  });
}
