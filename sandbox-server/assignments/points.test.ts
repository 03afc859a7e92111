import { expect, test } from 'vitest';
import { assignmentDraftSchema } from '../../protocol/assignment.ts';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { checksOf, gradeOf, sumOfPoints } from './points.ts';

const file = (id: string, points?: number) => ({
  ...{ id, title: { en: id }, kind: 'file', path: id },
  ...(points !== undefined && { points }),
});
const exercise = exerciseSchema.parse({
  steps: [{ id: 'first', checks: [file('of-a-step')] }],
  exercise: { checks: [file('one'), file('two', 3), file('three')] },
});
const draft = assignmentDraftSchema.parse({
  ...{ title: 'A', lesson: 'a', times: { opensAt: null, dueAt: null, closesAt: null } },
  ...{ points: { one: 2.5, three: 0 }, hidden: ['two'], hiddenChecks: [file('secret', 4)] },
});
const inTime = { daysLate: 0, penaltyPercent: 0 };

test('the checks of the exercise count, and those of the assignment; steps do not', () => {
  const checks = checksOf(exercise, draft);
  expect(checks.map(({ check, points, hidden }) => [check.id, points, hidden])).toEqual([
    ['one', 2.5, false],
    ['two', 3, true],
    ['three', 0, false],
    ['secret', 4, true],
  ]);
  expect(sumOfPoints(checks)).toBe(9.5);
});

test('points of a check named like a part of every object are its own', () => {
  const odd = exerciseSchema.parse({
    ...{ steps: [{ id: 'first' }], exercise: { checks: [file('constructor', 2)] } },
  });
  expect(sumOfPoints(checksOf(odd, { points: {}, hidden: [], hiddenChecks: [] }))).toBe(2);
});

test('only what passed is earned, and late days take their part of it', () => {
  const checks = [
    { points: 3, status: checkStatus('passed') },
    { points: 5, status: checkStatus('failed') },
    { points: 2, status: checkStatus('errored') },
    { points: 4.5, status: checkStatus('passed') },
  ];
  const lateness = { daysLate: 2, penaltyPercent: 15 };
  expect(gradeOf({ checks, lateness, override: null })).toEqual({
    ...{ earned: 7.5, most: 14.5, daysLate: 2, penalty: 1.13, override: null, points: 6.37 },
  });
});

test('tenths add up to tenths', () => {
  const checks = [0.1, 0.2, 0.7].map((points) => ({ points, status: checkStatus('passed') }));
  expect(gradeOf({ checks, lateness: inTime, override: null }).points).toBe(1);
  expect(sumOfPoints([{ points: 0.1 }, { points: 0.2 }])).toBe(0.3);
});

test('all may be lost, and no more than that', () => {
  const checks = [{ points: 3, status: checkStatus('passed') }];
  const grade = gradeOf({ checks, lateness: { daysLate: 9, penaltyPercent: 100 }, override: null });
  expect(grade).toMatchObject({ earned: 3, penalty: 3, points: 0 });
});

test('an override counts as it is, and what it overrides is still told', () => {
  const override = { points: 12, reason: 'Well tried', by: 'i', at: '2026-05-01T00:00:00.000Z' };
  const checks = [{ points: 10, status: checkStatus('failed') }];
  const grade = gradeOf({ checks, lateness: { daysLate: 1, penaltyPercent: 50 }, override });
  expect(grade).toEqual({
    ...{ earned: 0, most: 10, daysLate: 1, penalty: 0, override, points: 12 },
  });
});

test('an assignment without points is worth nothing', () => {
  expect(gradeOf({ checks: [], lateness: inTime, override: null })).toMatchObject({
    ...{ earned: 0, most: 0, points: 0 },
  });
});

function checkStatus<Status extends 'passed' | 'failed' | 'errored'>(status: Status): Status {
  return status;
}
