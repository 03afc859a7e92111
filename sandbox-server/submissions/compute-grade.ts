import { checksOf, gradeOf } from '../assignments/points.ts';
import { latenessOf } from '../assignments/late-rule.ts';
import { timesForLearner } from '../assignments/times-for-learner.ts';
import type { Grade } from '../../protocol/submission.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { AssignmentRecord, AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { KeptCheck, SubmissionRecord } from '../storage/submissions/submission-store.ts';

export interface GradeQuestion {
  readonly submission: Pick<SubmissionRecord, 'person' | 'submittedAt'>;
  readonly assignment: AssignmentRecord;
  readonly checks: readonly KeptCheck[];
  readonly override: Grade['override'];
}

export interface GradeSources {
  readonly assignments: Pick<AssignmentStore, 'extension'>;
  readonly classes: Pick<ClassStore, 'find'>;
}

/** What a submission is worth by the rules as they are now. */
export async function computeGrade(
  { assignments, classes }: GradeSources,
  { submission, assignment, checks, override }: GradeQuestion,
): Promise<Grade> {
  const { draft } = assignment;
  const [extension, found] = await Promise.all([
    assignments.extension(assignment.id, submission.person),
    classes.find(assignment.class),
  ]);
  const lateness = latenessOf({
    submittedAt: submission.submittedAt,
    dueAt: timesForLearner(draft.times, extension).dueAt,
    late: draft.late,
    timeZone: found?.timeZone ?? 'UTC',
  });
  return gradeOf({ checks, lateness, override });
}

/** Checks with what they are worth now, and whether learners see them; those that are gone are left out. */
export function repriceChecks(
  checks: readonly KeptCheck[],
  exercise: Exercise,
  assignment: AssignmentRecord,
): KeptCheck[] {
  const worth = new Map(
    checksOf(exercise, assignment.draft).map(({ check, points, hidden }) => [
      check.id,
      { points, hidden },
    ]),
  );
  return checks.flatMap((check) => {
    const now = worth.get(check.id);
    return now ? { ...check, ...now } : [];
  });
}
