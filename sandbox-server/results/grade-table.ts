import type { GradeCell, GradeTable } from '../../protocol/results.ts';
import { sumOfPoints } from '../assignments/points.ts';
import { countsRather } from '../submissions/best-submission.ts';
import type { GivenPointsRecord } from '../storage/assignments/given-points-store.ts';
import type { GradedAttempt } from '../storage/submissions/submission-store.ts';

/** What a grade table is made of. */
export interface GradeFacts {
  readonly className: string;
  readonly assignments: GradeTable['assignments'];
  readonly learners: readonly Pick<
    GradeTable['learners'][number],
    'person' | 'name' | 'email' | 'externalId'
  >[];
  readonly attempts: readonly GradedAttempt[];
  /** By hand; these count whatever was handed in. */
  readonly given: readonly GivenPointsRecord[];
}

/** Learners × assignments. */
export function gradeTable(facts: GradeFacts): GradeTable {
  const { className, assignments, learners } = facts;
  const cells = cellsOf(facts);
  return {
    class: className,
    assignments,
    learners: learners.map((learner) => {
      const grades = Object.fromEntries(cells.get(learner.person) ?? []);
      return { ...learner, grades, points: sumOfPoints(Object.values(grades)) };
    }),
  };
}

/** By person, then assignment. */
function cellsOf({
  assignments,
  attempts,
  given,
}: GradeFacts): Map<string, Map<string, GradeCell>> {
  const known = new Set(assignments.map(({ id }) => id));
  const cells = new Map<string, Map<string, GradeCell>>();
  const put = (person: string, assignment: string, cell: GradeCell) => {
    const own = cells.get(person) ?? new Map<string, GradeCell>();
    cells.set(person, own.set(assignment, cell));
  };
  for (const [assignment, of] of Map.groupBy(attempts, (each) => each.assignment)) {
    if (!known.has(assignment)) continue;
    for (const [person, all] of Map.groupBy(of, (each) => each.person)) {
      const best = all.reduce((one, other) => (countsRather(other, one) ? other : one));
      const { points, submittedAt, daysLate } = best;
      put(person, assignment, {
        ...{ points, attempts: all.length, submittedAt: submittedAt.toISOString(), daysLate },
        givenFor: null,
      });
    }
  }
  for (const { person, assignment, points, reason } of given) {
    if (!known.has(assignment)) continue;
    const handedIn = cells.get(person)?.get(assignment)?.attempts ?? 0;
    put(person, assignment, {
      ...{ points, attempts: handedIn, submittedAt: null, daysLate: 0, givenFor: reason },
    });
  }
  return cells;
}
