import { expect, test } from 'vitest';
import { PatternSearch } from './pattern-search.ts';

/** Searches that take as long as the test says, on a clock of its own. */
function counted(takes: (pattern: string) => number) {
  let now = 0;
  let searches = 0;
  const search = new PatternSearch({
    now: () => now,
    search: (_text, pattern, patience) => {
      searches += 1;
      const isTooLong = takes(pattern) > patience;
      now += isTooLong ? patience : takes(pattern);
      return isTooLong ? 'too long' : true;
    },
  });
  return {
    search,
    held: () => now,
    searches: () => searches,
  };
}
const fifty = Array.from({ length: 50 }, (_, n) => `pattern ${n}`);

test('fifty slow patterns hold the server for a second, and not for twelve', () => {
  const { search, held, searches } = counted(() => Infinity);
  for (const pattern of fifty) expect(search.holds('text', pattern)).toBe(false);
  expect(searches()).toBe(50);
  // Three that were given 250 ms, and 47 that were given 5.
  expect(held()).toBe(3 * 250 + 47 * 5);
});

test('those that end at once are answered, whatever was slow before them', () => {
  const { search } = counted((pattern) => (pattern === 'honest' ? 1 : Infinity));
  for (const pattern of fifty) search.holds('text', pattern);
  expect(search.holds('text', 'honest')).toBe(true);
});

test('a pattern that is slow in each of a thousand lines has its time once', () => {
  const { search, held, searches } = counted(() => 100);
  for (let line = 0; line < 1_000; line++) search.holds('text', 'slow');
  expect([held(), searches()]).toEqual([250, 3]);
});

test('evaluated again, a slow pattern is not begun again', () => {
  const { search, held } = counted((pattern) => (pattern === 'honest' ? 100 : Infinity));
  search.holds('text', 'slow');
  search.holds('text', 'honest');
  search.renew();
  expect(search.holds('text', 'slow')).toBe(false);
  expect(search.holds('text', 'honest')).toBe(true);
  expect(held()).toBe(250 + 100 + 100);
});
