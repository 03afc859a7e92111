import { expect, test } from 'vitest';
import type { ReadOutcome } from '../storage/outcomes/outcome-store.ts';
import { summarizeChecks } from './learners-checks.ts';
import { summarizeLesson } from './lesson-results.ts';

const minute = 60_000;
const failed = (person: string, at: number, failure: string, check = 'built'): ReadOutcome => ({
  ...{ person, step: 'build', check, passed: false, failure, at: at * minute },
});
const passed = (person: string, at: number, check = 'built'): ReadOutcome => ({
  ...{ person, step: 'build', check, passed: true, failure: null, at: at * minute },
});
const learners = ['ada', 'bob', 'cy'].map((person) => ({ person, name: person.toUpperCase() }));
const steps = ['build', 'run', 'exercise'];
const outcomes = [
  ...[failed('ada', 1, 'noImage'), failed('ada', 3, 'wrongTag'), passed('ada', 4)],
  ...[failed('ada', 5, 'noImage'), failed('bob', 2, 'noImage'), failed('bob', 4, 'noImage')],
];
const done = [{ person: 'ada', step: 'build', at: 4 * minute }];
const summary = summarizeLesson({ steps, learners, outcomes, done });

test('each learner has steps done, attempts, failures before that, and minutes', () => {
  expect(summary.learners).toEqual([
    {
      ...{ person: 'ada', name: 'ADA', done: 1, attempts: 4, minutes: 5 },
      steps: {
        build: {
          ...{ attempts: 4, failures: 2, minutes: 5 },
          firstSuccessAt: '1970-01-01T00:04:00.000Z',
        },
      },
    },
    {
      ...{ person: 'bob', name: 'BOB', done: 0, attempts: 2, minutes: 3 },
      steps: { build: { attempts: 2, failures: 2, minutes: 3, firstSuccessAt: null } },
    },
    { person: 'cy', name: 'CY', done: 0, attempts: 0, minutes: 0, steps: {} },
  ]);
});

test('each step tells who is done, who tries, and what they stumble over', () => {
  expect(summary.steps[0]).toEqual({
    ...{ step: 'build', done: 1, trying: 1, medianMinutes: 5, medianFailures: 2 },
    failures: [
      { check: 'built', digest: 'noImage', learners: 2, times: 4 },
      { check: 'built', digest: 'wrongTag', learners: 1, times: 1 },
    ],
  });
  expect(summary.steps[1]).toEqual({
    ...{ step: 'run', done: 0, trying: 0, medianMinutes: null, medianFailures: null },
    failures: [],
  });
});

test('each check of a learner has its attempts, failures, first success and commonest failure', () => {
  const checks = ['built', 'labelled'].map((check) => ({ step: 'build', check }));
  const own = outcomes.filter(({ person }) => person === 'ada');
  expect(summarizeChecks(checks, own, done)).toEqual([
    {
      ...{ step: 'build', check: 'built', attempts: 4, failures: 2, minutes: 5 },
      ...{ firstSuccessAt: '1970-01-01T00:04:00.000Z', commonestFailure: 'noImage' },
    },
    {
      ...{ step: 'build', check: 'labelled', attempts: 1, failures: 0, minutes: 0 },
      ...{ firstSuccessAt: '1970-01-01T00:04:00.000Z', commonestFailure: null },
    },
  ]);
});
