import type { PersonData } from '../people/person-data.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { OwnLessonStore } from '../storage/own-lessons/own-lesson-store.ts';
import type { OwnLessonService } from './own-lesson-service.ts';

/**
 * The lessons that somebody brought. With them go those that nobody was given; one that a class works on
 * stays, belongs to nobody, and administrators look after it.
 */
export function ownLessonData(
  store: OwnLessonStore,
  assignments: Pick<AssignmentStore, 'ofLessons'>,
  service: Pick<OwnLessonService, 'removeUnassigned'>,
): PersonData {
  return {
    name: 'ownLessons',
    async export(person) {
      const lessons = [];
      for (const { slug, changedAt, newest } of await store.list(person)) {
        const { version, title } = newest;
        const archive = await store.archive({ slug, version });
        lessons.push({
          ...{ slug, title, version, changedAt: changedAt.toISOString() },
          zip: Buffer.from(archive ?? []).toString('base64'),
        });
      }
      return lessons;
    },
    async erase(person) {
      const slugs = (await store.list(person)).map(({ slug }) => slug);
      const given = await assignments.ofLessons(...slugs);
      const assigned = new Set(given.map(({ draft }) => draft.lesson));
      for (const slug of slugs) if (!assigned.has(slug)) await service.removeUnassigned(slug);
      await store.disown(person);
    },
  };
}
