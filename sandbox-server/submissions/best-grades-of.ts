import type { BestGrade, BestGrades } from '../assignments/best-grades.ts';
import type { SubmissionStore } from '../storage/submissions/submission-store.ts';
import { bestOf } from './best-submission.ts';

/** What learners have handed in, for the pages of assignments. */
export function bestGradesOf(store: Pick<SubmissionStore, 'list'>): BestGrades {
  return {
    async of(person, assignments) {
      const all = await store.list({ person, assignments });
      const grades = new Map<string, BestGrade>();
      for (const [assignment, submissions] of Map.groupBy(all, (each) => each.assignment)) {
        const best = bestOf(submissions);
        grades.set(assignment, {
          attempts: Math.max(...submissions.map(({ attempt }) => attempt)),
          points: best?.grade?.points ?? null,
          checks: new Map((best?.checks ?? []).map(({ id, status }) => [id, status])),
        });
      }
      return grades;
    },
  };
}
