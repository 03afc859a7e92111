import { expect, test, vi } from 'vitest';
import type { Lesson } from '../course/course-catalogue.ts';
import type { Actor } from '../people/actor.ts';
import type { OwnLessonRecord } from '../storage/own-lessons/own-lesson-store.ts';
import { AssignableOwnLessons } from './assignable-own-lessons.ts';

const grace = { id: 'grace', role: 'instructor' } as Actor;
const record = (slug: string) => ({ slug, owner: 'grace', offered: 1 }) as OwnLessonRecord;

test('a lesson whose files cannot be read keeps back no other, and the log tells of it', async () => {
  const error = vi.fn();
  const records = ['own-whole', 'own-damaged', 'own-unknown'].map(record);
  const lessons = new AssignableOwnLessons({
    store: { find: async () => null, list: async () => records },
    catalogue: {
      lesson: (slug) => {
        if (slug === 'own-unknown') throw new Error('not there');
        return { slug } as Lesson;
      },
    },
    follow: async ({ slug }) => {
      if (slug === 'own-damaged') throw new Error('version 1 of own-damaged cannot be read');
    },
    log: { error },
  });
  expect((await lessons.list(grace)).map(({ slug }) => slug)).toEqual(['own-whole']);
  expect(error.mock.calls.map(([{ lesson }]) => lesson)).toEqual(['own-damaged', 'own-unknown']);
});
