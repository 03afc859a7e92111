import { expect, test } from 'vitest';
import { columnNames } from './column-names.ts';

const titled = (id: string, title: string, day: number) => ({
  ...{ id, createdAt: new Date(Date.UTC(2026, 4, day)), draft: { title } },
});
const namesOf = (...all: ReturnType<typeof titled>[]) => Object.fromEntries(columnNames(all));

test('of equal titles all but the oldest have a number, in whatever order they are due', () => {
  const all = [titled('c', 'Images', 3), titled('a', 'Images', 1), titled('b', 'images', 2)];
  const names = { a: 'Images', b: 'images (2)', c: 'Images (3)' };
  expect(namesOf(...all)).toEqual(names);
  expect(namesOf(...all.toReversed())).toEqual(names);
});

test('one that was made later gives no other a new name', () => {
  const before = [titled('a', 'Images', 1), titled('b', 'Images', 2), titled('c', 'Images (2)', 3)];
  expect(namesOf(...before)).toEqual({ a: 'Images', b: 'Images (3)', c: 'Images (2)' });
  const after = namesOf(...before, titled('d', 'Images', 4));
  expect(after).toEqual({ a: 'Images', b: 'Images (3)', c: 'Images (2)', d: 'Images (4)' });
});

test('no assignment has the name of a column that exports have already', () => {
  expect(namesOf(titled('a', 'Total', 1), titled('b', 'student', 2))).toEqual({
    a: 'Total (2)',
    b: 'student (2)',
  });
});
