import { expect, test } from 'vitest';
import { seenSteps } from './load-recording.ts';

test('a step is seen once all of its commands were shown', () => {
  const told: string[] = [];
  const runs = [
    { id: 'build', step: 'image' },
    { id: 'list', step: 'image' },
    { id: 'run', step: 'container' },
  ].map((run) => ({ ...run, terminal: 'main', command: run.id }));
  const note = seenSteps({ runs }, (step) => told.push(step));
  note({ id: 'list', step: 'image' });
  note({ id: 'list', step: 'image' });
  expect(told).toEqual([]);
  note({ id: 'build', step: 'image' });
  expect(told).toEqual(['image']);
  note({ id: 'run', step: 'container' });
  expect(told).toEqual(['image', 'container']);
});
