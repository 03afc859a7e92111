import { expect, test } from 'vitest';
import type { StepOutcome } from '../checks/step-outcome.ts';
import { SessionWork } from './session-work.ts';
import { StepWork } from './step-work.ts';

const minute = 60_000;

const outcome = (found: Record<string, string | null>): StepOutcome => ({
  step: 's',
  doneAt: null,
  checks: Object.entries(found).map(([id, how]) => ({
    id,
    title: { en: id },
    status: how === null ? 'passed' : 'failed',
    ...(how !== null && { expected: 'x', found: how }),
  })),
});

const state = (work: StepWork, hasWorked = true) => work.state(true, hasWorked, 5 * minute);

test('a step is untouched until something about it is another than at the start', () => {
  const work = new StepWork();
  work.take(outcome({ a: 'nothing' }), 0);
  expect(work.state(false, true, minute)).toBe('untouched');
  expect(state(work, false)).toBe('untouched');
  expect(state(work)).toBe('trying');
  work.take(outcome({ a: 'a typo' }), 1);
  expect(work.state(false, true, minute)).toBe('trying');
});

test('the same failure for five minutes of activity is being stuck, another failure is not', () => {
  const work = new StepWork();
  work.take(outcome({ a: 'no container' }), 1000);
  for (let spent = 0; spent < 4; spent++) work.spend(minute);
  work.take(outcome({ a: 'no container' }), 240_000);
  expect(state(work)).toBe('trying');
  work.spend(minute);
  expect(state(work)).toBe('stuck');
  expect(work.stuckSince(5 * minute)).toBe(1000);
  work.take(outcome({ a: 'exited with 1' }), 301_000);
  expect(state(work)).toBe('trying');
});

test('who has begun a step further on, and left one untouched, is at the one further on', () => {
  const work = new SessionWork({ id: 'x', owner: 'bob', lesson: 'l', createdAt: 0 }, ['s', 't']);
  const tell = (step: string, found: Record<string, string | null>, at: number) =>
    work.take({ ...outcome(found), step }, at);
  tell('s', { a: 'no file' }, 0);
  tell('t', { b: 'no image', c: 'no container' }, 0);
  expect([work.current(), work.activeAt]).toEqual(['s', null]);
  tell('t', { b: null, c: 'no container' }, 7);
  expect([work.current(), work.activeAt]).toEqual(['t', 7]);
  for (let spent = 0; spent <= 6; spent++) work.expires(spent * minute + 1, spent * minute);
  expect(work.step('t')?.stuckSince(5 * minute)).toBe(7);
  tell('s', { a: 'an empty file' }, 9);
  expect(work.current()).toBe('s');
});

test('a check that passes is a step forward, whatever else fails still', () => {
  const work = new StepWork();
  work.take(outcome({ a: 'x', b: 'y' }), 0);
  work.spend(6 * minute);
  work.take(outcome({ a: 'x', b: null }), 6 * minute);
  expect(state(work)).toBe('trying');
  expect([...work.passed]).toEqual(['b']);
});

test('one check that fails the same way is enough, where another finds something new each time', () => {
  const work = new StepWork();
  work.take(outcome({ a: 'x', b: 'port 1' }), 0);
  work.spend(3 * minute);
  work.take(outcome({ a: 'x', b: 'port 2' }), 1);
  work.spend(2 * minute);
  expect(state(work)).toBe('stuck');
});

test('only the step that is next is stuck', () => {
  const work = new StepWork();
  work.take(outcome({ a: 'x' }), 0);
  work.spend(6 * minute);
  expect(work.state(false, true, 5 * minute)).toBe('untouched');
});

test('done stays done', () => {
  const work = new StepWork();
  work.take({ ...outcome({ a: null }), doneAt: '2026-11-21T09:00:00.000Z' }, 0);
  work.take({ ...outcome({ a: 'gone again' }), doneAt: '2026-11-21T09:00:00.000Z' }, 1);
  work.spend(10 * minute);
  expect(state(work)).toBe('done');
});
