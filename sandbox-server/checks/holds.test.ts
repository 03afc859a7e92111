import { expect, test } from 'vitest';
import { holds } from './holds.ts';

test('a pattern is looked for in every line', () => {
  expect(holds('FROM python\nCMD true', '^CMD')).toBe(true);
  expect(holds('FROM python\nCMD true', '^RUN')).toBe(false);
});

test('a text that a search would not end in holds nothing, and is given up', () => {
  const endless = 'getenv'.repeat(200_000);
  expect(holds(endless, '(getenv|environ)[^\\n]*(x+)+PLACE')).toBe(false);
  expect(holds('getenv("PLACE")', '(getenv|environ)[^\\n]*PLACE')).toBe(true);
});

test('what is no pattern is said to be none', () => {
  expect(() => holds('text', '(')).toThrow(/Invalid regular expression/);
});
