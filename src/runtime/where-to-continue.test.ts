import { expect, test } from 'vitest';
import type { LessonProgress } from '../../protocol/progress.ts';
import { noLessonProgress } from './merge-progress.ts';
import { whereToContinue } from './where-to-continue.ts';

const lessons = ['one', 'two', 'three'].map((slug) => ({ slug, steps: ['build', 'run'] }));
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const read = (step: string | null, minute: number): LessonProgress => ({
  ...noLessonProgress,
  position: { step, at: at(minute) },
});
const done = (lesson: LessonProgress, minute: number): LessonProgress => ({
  ...lesson,
  steps: { exercise: { doneAt: at(minute), by: 'checks' } },
});

test('who has not begun starts at the start', () => {
  expect(whereToContinue(lessons, {})).toBeNull();
  expect(whereToContinue(lessons, { one: noLessonProgress, elsewhere: read('x', 1) })).toBeNull();
});

test('the way leads to the lesson that was read last, and to its step', () => {
  const progress = { one: read('run', 1), three: read('build', 3), two: read('run', 2) };
  expect(whereToContinue(lessons, progress)).toEqual({ index: 2, step: 'build' });
});

test('a tick counts as having been there', () => {
  const ticked = {
    ...noLessonProgress,
    steps: { build: { doneAt: at(9), by: 'checks' as const } },
  };
  const progress = { one: read('run', 1), two: ticked };
  expect(whereToContinue(lessons, progress)).toEqual({ index: 1, step: null });
});

test('after a lesson comes the next one that is not done', () => {
  const progress = { one: done(read('exercise', 5), 5), two: done(noLessonProgress, 1) };
  expect(whereToContinue(lessons, progress)).toEqual({ index: 2, step: null });
});

test('after the last come those that were left out', () => {
  const progress = { two: read('run', 1), three: done(noLessonProgress, 5) };
  expect(whereToContinue(lessons, progress)).toEqual({ index: 0, step: null });
});

test('who has done all goes nowhere', () => {
  const all = Object.fromEntries(lessons.map(({ slug }) => [slug, done(noLessonProgress, 1)]));
  expect(whereToContinue(lessons, all)).toBeNull();
});

test('a step that the lesson has no more is not led to, the exercise is', () => {
  expect(whereToContinue(lessons, { one: read('gone', 1) })).toEqual({ index: 0, step: null });
  expect(whereToContinue(lessons, { one: read('exercise', 1) })).toEqual({
    index: 0,
    step: 'exercise',
  });
});
