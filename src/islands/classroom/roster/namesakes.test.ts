import { expect, test } from 'vitest';
import { namesakesIn } from './namesakes.ts';

test('members of one name are found, however it is written', () => {
  const names = ['Ada Lovelace', 'Bob', 'ＡＤＡ  lovelace', 'Eve', 'bob ', 'Boba'];
  const members = names.map((name, at) => ({ person: String(at), name }));
  expect([...namesakesIn(members)].toSorted()).toEqual(['0', '1', '2', '4']);
  expect(namesakesIn([])).toEqual(new Set());
});
