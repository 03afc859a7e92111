import { expect, test } from 'vitest';
import { describeMissing } from './describe-missing.ts';

const words = { expected: 'Expected: {}', found: 'Found: {}', errored: 'Our fault.' };
const check = { id: 'ran', title: 'A container has run' };

test('a failed check says what was expected and what was found', () => {
  expect(
    describeMissing({ ...check, status: 'failed', expected: 'a container', found: 'none' }, words),
  ).toBe('Expected: a container\nFound: none');
});

test('the language decides what stands around them', () => {
  const japanese = { ...words, expected: '期待する状態：{}', found: '現在の状態：{}' };
  expect(
    describeMissing({ ...check, status: 'failed', expected: '$& {}', found: 'なし' }, japanese),
  ).toBe('期待する状態：$& {}\n現在の状態：なし');
});

test('a check that could not be evaluated does not blame the learner', () => {
  expect(describeMissing({ ...check, status: 'errored', found: 'no engine' }, words)).toBe(
    'Our fault.\nno engine',
  );
});

test('a passed check says nothing', () => {
  expect(describeMissing({ ...check, status: 'passed' }, words)).toBe('');
});
