import { expect, test } from 'vitest';
import { describeMissing } from './describe-missing.ts';

const words = { expected: 'Expected', found: 'Found', errored: 'Our fault.' };
const check = { id: 'ran', title: 'A container has run' };

test('a failed check says what was expected and what was found', () => {
  expect(
    describeMissing({ ...check, status: 'failed', expected: 'a container', found: 'none' }, words),
  ).toBe('Expected: a container\nFound: none');
});

test('a check that could not be evaluated does not blame the learner', () => {
  expect(describeMissing({ ...check, status: 'errored', found: 'no engine' }, words)).toBe(
    'Our fault.\nno engine',
  );
});

test('a passed check says nothing', () => {
  expect(describeMissing({ ...check, status: 'passed' }, words)).toBe('');
});
