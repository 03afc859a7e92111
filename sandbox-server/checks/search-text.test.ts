import { expect, test } from 'vitest';
import { searchText } from './search-text.ts';

test('a pattern is looked for in every line', () => {
  expect(searchText('FROM python\nCMD true', '^CMD', 1_000)).toBe(true);
  expect(searchText('FROM python\nCMD true', '^RUN', 1_000)).toBe(false);
});

test('a search that would not end is broken off', () => {
  const endless = 'getenv'.repeat(200_000);
  const pattern = '(getenv|environ)[^\\n]*(x+)+PLACE';
  expect(searchText(endless, pattern, 50)).toBe('too long');
  expect(searchText('getenv("PLACE")', '(getenv|environ)[^\\n]*PLACE', 1_000)).toBe(true);
});

test('what is no pattern is said to be none', () => {
  expect(() => searchText('text', '(', 1_000)).toThrow(/Invalid regular expression/);
});
