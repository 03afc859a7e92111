import type { GradeCell, GradeTable } from '../../protocol/results.ts';
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

/** Learners × assignments. The best attempt counts, of equal ones the first: later work costs nothing. */
export function gradeTable({ className, assignments, learners, attempts }: GradeFacts): GradeTable {
  const cells = new Map<string, Map<string, GradeCell>>();
  const known = new Set(assignments.map(({ id }) => id));
  for (const attempt of attempts) {
    if (!known.has(attempt.assignment)) continue;
    const own = cells.get(attempt.person) ?? new Map<string, GradeCell>();
    cells.set(attempt.person, own);
    const before = own.get(attempt.assignment);
    own.set(attempt.assignment, better(before, attempt));
  }
  return {
    class: className,
    assignments,
    learners: learners.map((learner) => {
      const grades = Object.fromEntries(cells.get(learner.person) ?? []);
      const points = Object.values(grades).reduce((sum, cell) => sum + cell.points, 0);
      return { ...learner, grades, points: Math.round(points * 100) / 100 };
    }),
  };
}

function better(before: GradeCell | undefined, attempt: GradedAttempt): GradeCell {
  const cell = {
    points: attempt.points,
    attempts: (before?.attempts ?? 0) + 1,
    submittedAt: attempt.submittedAt.toISOString(),
    daysLate: attempt.daysLate,
  };
  const isBetter =
    !before ||
    cell.points > before.points ||
    (cell.points === before.points && cell.submittedAt < before.submittedAt);
  return isBetter ? cell : { ...before, attempts: cell.attempts };
}
