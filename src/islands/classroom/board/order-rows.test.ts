import { expect, test } from 'vitest';
import type { BoardRow } from '../../../../protocol/board.ts';
import { chooseRows, type RowChoice } from './order-rows.ts';

const row = (name: string, more: Partial<BoardRow> = {}): BoardRow => ({
  ...{ learner: name, name, cells: [], current: 0, stuckSince: null, online: true },
  ...{ running: true, activeAt: null, points: 0, help: null },
  ...more,
});
const at = (minute: number) => `2026-11-21T09:0${minute}:00.000Z`;
const rows = [
  row('Zoe', { help: { id: 'h', since: at(2), taken: false } }),
  row('Ann', { stuckSince: at(1), points: 3 }),
  row('Bob', { online: false, points: 5, current: null }),
  row('Eve', { help: { id: 'i', since: at(1), taken: false }, activeAt: at(5) }),
];
const names = (choice: Partial<RowChoice>) =>
  chooseRows(rows, { find: '', filter: 'all', order: 'name', ...choice }).map(({ name }) => name);

test('who needs somebody comes first: who asked first, then who is stuck', () => {
  expect(names({ order: 'need' })).toEqual(['Eve', 'Zoe', 'Ann', 'Bob']);
});

test('equals stand by name', () => {
  expect(names({})).toEqual(['Ann', 'Bob', 'Eve', 'Zoe']);
  expect(names({ order: 'progress' })).toEqual(['Bob', 'Ann', 'Eve', 'Zoe']);
  expect(names({ order: 'activity' })).toEqual(['Eve', 'Ann', 'Bob', 'Zoe']);
});

test('a part of a name finds it, in any case', () => {
  expect(names({ find: ' oE' })).toEqual(['Zoe']);
});

test.each([
  ['help', ['Eve', 'Zoe']],
  ['stuck', ['Ann']],
  ['working', ['Ann', 'Eve', 'Zoe']],
  ['offline', ['Bob']],
  ['finished', ['Bob']],
] as const)('only those who fit are shown: %s', (filter, found) => {
  expect(names({ filter })).toEqual(found);
});
