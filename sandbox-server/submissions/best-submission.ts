import type { GradedAttempt, SubmissionRecord } from '../storage/submissions/submission-store.ts';

/** Whether an attempt counts rather than another: the better one, of equal ones the first. */
export const countsRather = (one: Scored, other: Scored): boolean =>
  one.points === other.points ? one.attempt < other.attempt : one.points > other.points;

type Scored = Pick<GradedAttempt, 'points' | 'attempt'>;

/** The one that counts. Null where none is graded. */
export function bestOf(submissions: readonly SubmissionRecord[]): SubmissionRecord | null {
  const scored = submissions.flatMap((submission) => {
    const { attempt, grade } = submission;
    return grade ? [{ submission, attempt, points: grade.points }] : [];
  });
  const [first, ...others] = scored;
  if (!first) return null;
  return others.reduce((best, one) => (countsRather(one, best) ? one : best), first).submission;
}

/** Which attempt counts, by person. */
export function bestAttempts(attempts: readonly GradedAttempt[]): ReadonlyMap<string, number> {
  const best = new Map<string, GradedAttempt>();
  for (const attempt of attempts) {
    const before = best.get(attempt.person);
    if (!before || countsRather(attempt, before)) best.set(attempt.person, attempt);
  }
  return new Map([...best].map(([person, { attempt }]) => [person, attempt]));
}
