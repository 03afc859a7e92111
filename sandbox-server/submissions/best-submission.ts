import type { GradedAttempt, SubmissionRecord } from '../storage/submissions/submission-store.ts';

/** The best one; of equal ones the first. Null where none is graded. */
export function bestOf(submissions: readonly SubmissionRecord[]): SubmissionRecord | null {
  let best: SubmissionRecord | null = null;
  for (const submission of submissions) {
    if (!submission.grade) continue;
    const difference = submission.grade.points - (best?.grade?.points ?? -1);
    const isEarlier = best !== null && submission.attempt < best.attempt;
    if (best === null || difference > 0 || (difference === 0 && isEarlier)) best = submission;
  }
  return best;
}

/** As {@link bestOf}: which attempt counts, by person. */
export function bestAttempts(attempts: readonly GradedAttempt[]): ReadonlyMap<string, number> {
  const best = new Map<string, GradedAttempt>();
  for (const attempt of attempts) {
    const before = best.get(attempt.person);
    const isBetter =
      !before ||
      attempt.points > before.points ||
      (attempt.points === before.points && attempt.attempt < before.attempt);
    if (isBetter) best.set(attempt.person, attempt);
  }
  return new Map([...best].map(([person, { attempt }]) => [person, attempt]));
}
