import { expect, test } from 'vitest';
import { firstExtension } from './first-extension.ts';

const may = (day: number) => `2026-05-0${day}T12:00:00.000Z`;
const times = { opensAt: null, dueAt: may(3), closesAt: may(5) };

test('who has no extension begins with the times of the assignment', () => {
  expect(firstExtension({ times })).toEqual({
    ...{ dueAt: may(3), closesAt: may(5), moreAttempts: 0, reason: '' },
  });
});

test('who has one begins with it', () => {
  const has = { dueAt: may(8), closesAt: null, moreAttempts: 2, reason: 'Ill' };
  expect(firstExtension({ times }, has)).toEqual(has);
});

test('an assignment that was moved further since is not shortened', () => {
  const has = { dueAt: may(2), closesAt: may(6), moreAttempts: 1, reason: '' };
  expect(firstExtension({ times }, has)).toEqual({ ...has, dueAt: may(3) });
});
