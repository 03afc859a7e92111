import { expect, test } from 'vitest';
import { partOf, positionOf } from './place.ts';

const english = [
  { id: 'start', top: 0 },
  { id: 'first-run', top: 400 },
  { id: 'exercise', top: 1000 },
  { id: 'end', top: 1600 },
];
const russian = [
  { id: 'start', top: 0 },
  { id: 'first-run', top: 600 },
  { id: 'exercise', top: 1400 },
  { id: 'end', top: 2400 },
];

test.each([
  [0, 0],
  [200, 300],
  [400, 600],
  [700, 1000],
  [1000, 1400],
  [1300, 1900],
])('what stands at %i in one language is found at %i in another', (position, other) => {
  expect(positionOf(russian, partOf(english, position))).toBe(other);
});

test('a text that lacks the step begins at its start', () => {
  expect(positionOf(english, { behind: 'new-step', part: 0.5 })).toBe(0);
});
