import type { GradeCell, GradeTable } from '../../protocol/results.ts';
import { sumOfPoints } from '../assignments/points.ts';
import { countsRather } from '../submissions/best-submission.ts';
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
}

/** Learners × assignments. */
export function gradeTable({ className, assignments, learners, attempts }: GradeFacts): GradeTable {
  const cells = new Map<string, Map<string, Cell>>();
  const known = new Set(assignments.map(({ id }) => id));
  for (const attempt of attempts) {
    if (!known.has(attempt.assignment)) continue;
    const own = cells.get(attempt.person) ?? new Map<string, Cell>();
    cells.set(attempt.person, own);
    const { best, count } = own.get(attempt.assignment) ?? { best: attempt, count: 0 };
    const counted = countsRather(attempt, best) ? attempt : best;
    own.set(attempt.assignment, { best: counted, count: count + 1 });
  }
  return {
    class: className,
    assignments,
    learners: learners.map((learner) => {
      const own = [...(cells.get(learner.person) ?? [])];
      const grades = Object.fromEntries(own.map(([id, cell]) => [id, asGradeCell(cell)]));
      return { ...learner, grades, points: sumOfPoints(Object.values(grades)) };
    }),
  };
}

interface Cell {
  readonly best: GradedAttempt;
  readonly count: number;
}

function asGradeCell({ best, count }: Cell): GradeCell {
  const { points, submittedAt, daysLate } = best;
  return { points, attempts: count, submittedAt: submittedAt.toISOString(), daysLate };
}
