import type { PersonData } from '../people/person-data.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';

/** What classes keep of a person. */
export function classData(store: ClassStore): PersonData {
  return {
    name: 'classes',
    async export(person) {
      const enrollments = await store.enrollmentsOf(person);
      return Promise.all(
        enrollments.map(async (enrollment) => ({
          class: { id: enrollment.class, name: (await store.find(enrollment.class))?.name ?? null },
          name: enrollment.name,
          externalId: enrollment.externalId,
          role: enrollment.role,
          joinedAt: enrollment.joinedAt.toISOString(),
        })),
      );
    },
    /** A class whose last instructor is erased is the administrators'. */
    async erase(person) {
      for (const enrollment of await store.enrollmentsOf(person)) {
        await store.unenroll(enrollment.class, person);
      }
    },
  };
}
