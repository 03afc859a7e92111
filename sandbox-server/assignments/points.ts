import type { AssignmentDraft } from '../../protocol/assignment.ts';
import type { Check, checkStatusSchema } from '../../protocol/check.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Grade } from '../../protocol/submission.ts';
import type { z } from 'zod';
import type { Lateness } from './late-rule.ts';

/** A check of an assignment, with what it is worth in it. */
export interface AssignmentCheck {
  readonly check: Check;
  readonly points: number;
  /** Learners see neither that it is there nor its outcome. */
  readonly hidden: boolean;
}

type PointsDraft = Pick<AssignmentDraft, 'points' | 'hidden' | 'hiddenChecks'>;

/** What is graded: the checks of the lesson's exercise in their order, then the assignment's own. */
export function checksOf(exercise: Exercise, draft: PointsDraft): AssignmentCheck[] {
  const hidden = new Set(draft.hidden);
  const worth = (check: Check) =>
    Object.hasOwn(draft.points, check.id) ? (draft.points[check.id] ?? 0) : check.points;
  return [
    ...exercise.exercise.checks.map((check) => ({
      ...{ check, points: worth(check), hidden: hidden.has(check.id) },
    })),
    ...draft.hiddenChecks.map((check) => ({ check, points: worth(check), hidden: true })),
  ];
}

/** Points of several, to the hundredth. */
export function sumOfPoints(several: readonly { readonly points: number }[]): number {
  return hundredths(several.reduce((sum, { points }) => sum + points, 0));
}

export interface GradeQuestion {
  readonly checks: readonly {
    readonly points: number;
    readonly status: z.infer<typeof checkStatusSchema>;
  }[];
  readonly lateness: Lateness;
  readonly override: Grade['override'];
}

/**
 * What a submission is worth, to the hundredth of a point. A check that errored gives nothing: whoever
 * grades runs it again first. An override counts as it is, late or not.
 */
export function gradeOf({ checks, lateness, override }: GradeQuestion): Grade {
  const earned = sumOfPoints(checks.filter(({ status }) => status === 'passed'));
  const penalty = hundredths((earned * lateness.penaltyPercent) / 100);
  const { daysLate } = lateness;
  const points = override?.points ?? hundredths(earned - penalty);
  return { earned, most: sumOfPoints(checks), daysLate, penalty, override, points };
}

/** Sums of tenths are not tenths: 0.1 + 0.2. */
const hundredths = (points: number) => Math.round((points + Number.EPSILON) * 100) / 100;
