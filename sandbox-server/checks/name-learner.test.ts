import { expect, test } from 'vitest';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { nameLearner } from './name-learner.ts';

const check = (given: object) => ({ id: 'a', title: { en: 'Pushed' }, ...given });
const exercise = exerciseSchema.parse({
  steps: [
    {
      id: 'push',
      checks: [check({ kind: 'image', tag: 'registry.test/{user}/hello', history: '^{user}$' })],
    },
  ],
  exercise: {
    checks: [
      check({
        kind: 'registry',
        image: '{user}/hello:1.0',
        compare: { with: '{user}/hello:latest', same: true },
        labels: { owner: '^{user}$' },
      }),
    ],
  },
});

test('checks speak of the learner wherever they say {user}, and the lesson stays as it is', () => {
  const named = nameLearner(exercise, 'learner-a');
  expect(named.steps[0]?.checks[0]).toMatchObject({
    tag: 'registry.test/learner-a/hello',
    history: '^learner-a$',
  });
  expect(named.exercise.checks[0]).toMatchObject({
    image: 'learner-a/hello:1.0',
    compare: { with: 'learner-a/hello:latest', same: true },
    labels: { owner: '^learner-a$' },
    points: 1,
  });
  expect(exercise.exercise.checks[0]).toMatchObject({ image: '{user}/hello:1.0' });
});
