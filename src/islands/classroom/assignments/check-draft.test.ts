import { expect, test } from 'vitest';
import {
  newDraft,
  ofKind,
  parseDrafts,
  readChecks,
  valueAt,
  withValue,
  wrongFields,
} from './check-draft.ts';

const file = { id: 'kept', title: { en: 'Kept' }, kind: 'file', path: 'data.txt' };

test('a new check has an id of its own, and is complete once it is filled in', () => {
  const draft = newDraft([{ id: 'hidden-2' }]);
  expect(draft['id']).toBe('hidden-3');
  expect(readChecks([draft])).toBeNull();
  const titled = withValue(withValue(draft, 'title.en', 'Kept'), 'path', 'data.txt');
  expect(readChecks([titled])).toMatchObject([{ kind: 'file', path: 'data.txt', points: 1 }]);
});

test('a field that is emptied is gone, and what holds nothing then', () => {
  const draft = { ...file, kind: 'container' };
  const one = withValue(draft, 'publishes.port', 8000);
  expect(valueAt(one, 'publishes.port')).toBe(8000);
  expect(wrongFields(one)).toContain('publishes.containerPort');
  expect(withValue(one, 'publishes.port', undefined)).not.toHaveProperty('publishes');
  expect(withValue(file, 'path', '')).not.toHaveProperty('path');
  expect(withValue({ ...file, absent: true }, 'absent', false)).toEqual(file);
});

test('what is wrong is told by field', () => {
  expect(wrongFields({ ...file, matches: '(' })).toEqual(new Set(['matches']));
  expect(wrongFields(file)).toEqual(new Set());
});

test('another kind keeps the title and the points', () => {
  const other = ofKind({ ...file, points: 3, matches: 'x' }, 'port');
  expect(other).toEqual({ id: 'kept', title: { en: 'Kept' }, kind: 'port', points: 3 });
});

test('JSON is read as it was written, or says what is wrong', () => {
  expect(parseDrafts(' ')).toEqual([]);
  expect(parseDrafts(JSON.stringify([file]))).toEqual([file]);
  expect(parseDrafts('[')).toMatch(/JSON/);
  expect(parseDrafts('[{"kind":"file"}]')).toMatch(/^0\./);
});
