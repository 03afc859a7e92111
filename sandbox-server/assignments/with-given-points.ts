import type { GivenPointsStore } from '../storage/assignments/given-points-store.ts';
import type { BestGrades } from './best-grades.ts';

/** What learners have handed in, with points that were given by hand in place of what that is worth. */
export function withGivenPoints(
  grades: BestGrades,
  store: Pick<GivenPointsStore, 'ofPerson'>,
): BestGrades {
  return {
    async of(person, assignments) {
      const [best, given] = await Promise.all([
        grades.of(person, assignments),
        store.ofPerson(person),
      ]);
      const asked = new Set(assignments);
      const all = new Map(best);
      for (const { assignment, points, reason } of given) {
        if (!asked.has(assignment)) continue;
        const { attempts = 0, checks = new Map() } = best.get(assignment) ?? {};
        all.set(assignment, { attempts, checks, points, givenFor: reason });
      }
      return all;
    },
  };
}
