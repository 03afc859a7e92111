import { expect, test } from 'vitest';
import { LessonFailure } from './lesson-failure.ts';

test('a failure says lesson, step, command, expected and found, each text beneath its beginning', () => {
  const place = { lesson: 'hello-world', step: 'first-run', command: 'docker images' };
  const outcome = { expected: 'the output\nREPOSITORY…\n', found: 'learner\n\nnothing\n' };
  expect(new LessonFailure(place, outcome).message).toBe(
    [
      'lesson hello-world, step first-run',
      '  command:  docker images',
      '  expected: the output',
      '            REPOSITORY…',
      '  found:    learner',
      '',
      '            nothing',
    ].join('\n'),
  );
});

test('a failure of checks names no command', () => {
  const outcome = { expected: 'one container', found: 'none' };
  expect(new LessonFailure({ lesson: 'volumes', step: 'exercise' }, outcome).message).toBe(
    'lesson volumes, step exercise\n  expected: one container\n  found:    none',
  );
});
