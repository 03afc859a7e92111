import { describe, expect, test } from 'vitest';
import { exerciseSchema } from '../../../protocol/exercise.ts';
import type { BroughtVersion } from '../../../sandbox-server/storage/own-lessons/own-lesson-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import { draftOf } from '../../support/assignment-world.ts';

const slug = 'own-aaaaaaaaaaaa';
const other = 'own-bbbbbbbbbbbb';
const brought = (at: number, change: Partial<BroughtVersion> = {}): BroughtVersion => ({
  ...{ title: slug, folder: null, at: new Date(at) },
  archive: Buffer.from([0, 255, 10, 128]),
  ...change,
});
const exercise = exerciseSchema.parse({
  steps: [{ id: 'first', runs: [{ id: 'run', command: 'true' }] }],
  exercise: { checks: [{ id: 'file', title: { en: '«Файл»' }, kind: 'file', path: 'a.txt' }] },
});

/** What every storage promises of lessons that instructors bring. */
export function describeOwnLessons(storage: () => Storage): void {
  describe('own lessons', () => {
    const store = () => storage().ownLessons;
    const insert = (at = 10, owner = 'ina', as = slug) =>
      store().insert({ slug: as, owner }, brought(at, { folder: 'ports' }));

    test('a lesson is as it was brought, and waits to be looked at', async () => {
      await insert();
      expect(await store().find(slug)).toEqual({
        ...{ slug, owner: 'ina', offered: null, changedAt: new Date(10) },
        newest: {
          ...{ version: 1, state: 'checking', title: slug, folder: 'ports' },
          ...{ findings: [], failure: null, exercise: null },
        },
      });
      expect([...((await store().archive({ slug, version: 1 })) ?? [])]).toEqual([0, 255, 10, 128]);
      await expect(insert()).rejects.toThrow();
    });

    test('nothing is known of what was never brought', async () => {
      const version = { slug, version: 1 };
      expect(await store().find(slug)).toBeNull();
      expect(await store().version(version)).toBeNull();
      expect(await store().archive(version)).toBeNull();
      expect(await store().replace(slug, brought(10))).toBeNull();
      expect(await store().restart(slug, new Date(10))).toBeNull();
      expect(await store().change(version, { state: 'ready' })).toBe(false);
      expect(await store().offer(version)).toBe(false);
      await store().remove(slug);
    });

    test('what was found is kept with the version', async () => {
      await insert();
      const of = { slug, version: 1 };
      const finding = { severity: 'warning', file: 'en.mdx', expected: 'a', found: '«б»' } as const;
      const failure = { trial: 'a step', command: 'docker ps', expected: 'x', found: 'y\u0000' };
      const change = { state: 'failed', title: 'Порты', findings: [finding], failure } as const;
      expect(await store().change(of, { ...change, exercise })).toBe(true);
      expect((await store().find(slug))?.newest).toMatchObject({ ...change, exercise });
      expect(await store().version(of)).toMatchObject({ ...change, exercise });
      expect(await store().restart(slug, new Date(20))).toBe(1);
      expect((await store().find(slug))?.newest).toMatchObject({
        ...{ state: 'checking', title: 'Порты', findings: [], failure: null },
      });
    });

    test('a newer version takes nothing away until it is ready', async () => {
      await insert();
      expect(await store().offer({ slug, version: 1 })).toBe(true);
      expect(await store().replace(slug, brought(20))).toBe(2);
      expect(await store().find(slug)).toMatchObject({ offered: 1, newest: { version: 2 } });
      expect(await store().replace(slug, brought(30, { archive: Buffer.from('3') }))).toBe(3);
      expect(await store().archive({ slug, version: 1 })).not.toBeNull();
      expect(await store().archive({ slug, version: 2 })).toBeNull();
      expect(await store().version({ slug, version: 2 })).toBeNull();
      expect(await store().offered()).toEqual([{ slug, version: 1 }]);

      expect(await store().offer({ slug, version: 3 })).toBe(true);
      expect(await store().find(slug)).toMatchObject({ offered: 3, newest: { state: 'ready' } });
      expect(await store().version({ slug, version: 1 })).toBeNull();
      expect(await store().archive({ slug, version: 1 })).toBeNull();
      expect(await store().offered()).toEqual([{ slug, version: 3 }]);
    });

    test('what is found of a version that was replaced counts no more', async () => {
      await insert();
      await store().replace(slug, brought(20));
      expect(await store().change({ slug, version: 1 }, { state: 'testing' })).toBe(false);
      expect(await store().offer({ slug, version: 1 })).toBe(false);
      expect(await store().find(slug)).toMatchObject({ offered: null, newest: { version: 2 } });
    });

    test('of versions that come at once each has a number of its own', async () => {
      await insert();
      const many = Array.from({ length: 5 }, (_, at) => store().replace(slug, brought(at)));
      expect((await Promise.all(many)).toSorted()).toEqual([2, 3, 4, 5, 6]);
      expect((await store().find(slug))?.newest.version).toBe(6);
    });

    test('lessons are listed and counted by owner, the one changed last first', async () => {
      await insert(10);
      await insert(20, 'ina', other);
      await insert(30, 'ivo', 'own-cccccccccccc');
      await store().replace(slug, brought(40));
      const slugs = async (owner?: string) => (await store().list(owner)).map((each) => each.slug);
      expect(await slugs('ina')).toEqual([slug, other]);
      expect(await slugs()).toEqual([slug, 'own-cccccccccccc', other]);
      expect(await store().usage('ina')).toEqual({ lessons: 2, bytes: 8 });
      expect(await store().usage('nobody')).toEqual({ lessons: 0, bytes: 0 });
      await store().disown('ina');
      expect(await slugs('ina')).toEqual([]);
      expect(await store().find(slug)).toMatchObject({ owner: '' });
    });

    test('a restart finds what was under way, the oldest first', async () => {
      await insert(20);
      await insert(10, 'ina', other);
      await insert(5, 'ina', 'own-cccccccccccc');
      await store().change({ slug, version: 1 }, { state: 'testing' });
      await store().change({ slug: 'own-cccccccccccc', version: 1 }, { state: 'failed' });
      expect(await store().unfinished()).toEqual([
        { slug: other, version: 1 },
        { slug, version: 1 },
      ]);
    });

    test('a lesson that is removed leaves nothing', async () => {
      await insert();
      await store().remove(slug);
      expect(await store().find(slug)).toBeNull();
      expect(await store().version({ slug, version: 1 })).toBeNull();
      expect(await store().archive({ slug, version: 1 })).toBeNull();
    });

    test('assignments are found by their lesson, also as it changes', async () => {
      const { assignments, classes } = storage();
      const about = { timeZone: 'UTC', join: 'name', createdAt: new Date(0) } as const;
      for (const id of ['k1', 'k2']) {
        await classes.insert({ id, name: id, code: `OWN-${id}`, ...about, archivedAt: null });
      }
      const record = (id: string, classId: string, lesson: string) => ({
        ...{ id, class: classId, createdAt: new Date(0), draft: draftOf({ lesson }) },
      });
      await assignments.insert(record('a1', 'k1', slug), record('a2', 'k1', 'volumes'));
      await assignments.insert(record('a3', 'k2', slug));
      const ids = async (lesson: string) =>
        (await assignments.ofLessons(lesson)).map(({ id }) => id);
      expect(await ids(slug)).toEqual(['a1', 'a3']);
      await assignments.update('a1', draftOf({ lesson: 'volumes' }));
      expect(await ids(slug)).toEqual(['a3']);
      expect(await ids('volumes')).toEqual(['a1', 'a2']);
    });
  });
}

/** What several servers promise one another that share a database. */
export async function shareOwnLessons(here: Storage, there: Storage): Promise<void> {
  await here.ownLessons.insert({ slug, owner: 'ina' }, brought(10));
  const of = { slug, version: 1 };
  expect(await there.ownLessons.find(slug)).toEqual(await here.ownLessons.find(slug));
  expect(await there.ownLessons.unfinished()).toEqual([]);
  expect(await there.ownLessons.change(of, { state: 'testing' })).toBe(false);
  expect(await there.ownLessons.restart(slug, new Date(20))).toBe(1);
  expect(await there.ownLessons.unfinished()).toEqual([of]);
  expect(await here.ownLessons.unfinished()).toEqual([]);
  expect(await here.ownLessons.offer(of)).toBe(false);
  expect(await there.ownLessons.offer(of)).toBe(true);
  expect(await here.ownLessons.offered()).toEqual([of]);
}
