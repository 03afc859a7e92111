import { expect, test } from 'vitest';
import type { GradedAttempt, SubmissionRecord } from '../storage/submissions/submission-store.ts';
import { bestAttempts, bestOf } from './best-submission.ts';

const graded = (attempt: number, points: number | null) => ({
  ...{ assignment: 'a', person: 'p', attempt, submittedAt: new Date(attempt) },
  ...{ points: points ?? 0, daysLate: 0, grade: points === null ? null : { points } },
});
const submissions = (...all: (number | null)[]) =>
  all.map((points, at) => graded(at + 1, points) as unknown as SubmissionRecord);

test('the best attempt counts, and of equal ones the first', () => {
  expect(bestOf(submissions(2, 5, 5, 3))?.attempt).toBe(2);
  expect(bestOf(submissions(2, 5, 5, 3).toReversed())?.attempt).toBe(2);
  const attempts = [2, 5, 5, 3].map((points, at) => graded(at + 1, points) as GradedAttempt);
  expect(bestAttempts(attempts)).toEqual(new Map([['p', 2]]));
  expect(bestAttempts(attempts.toReversed())).toEqual(new Map([['p', 2]]));
});

test('what is not graded does not count, and no points are a grade too', () => {
  expect(bestOf(submissions(null, 0))?.attempt).toBe(2);
  expect(bestOf(submissions(null))).toBeNull();
  expect(bestOf([])).toBeNull();
});
