import { expect, test } from 'vitest';
import { createJoinCode, isOldCode, readJoinCode } from './join-code.ts';

test('no letter of a code is taken for a digit', () => {
  const codes = Array.from({ length: 500 }, createJoinCode);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.map(readJoinCode)).toEqual(codes);
  expect(codes.some(isOldCode)).toBe(false);
});

test.each(['k7qmn-3xwdp', ' K7QMN 3XWDP ', 'K7QMN3XWDP', 'k7qmn–3xwdp', 'Ｋ７ＱＭＮ－３ＸＷＤＰ'])(
  '%j is understood',
  (typed) => expect(readJoinCode(typed)).toBe('K7QMN-3XWDP'),
);

test('codes of earlier releases are understood', () => {
  expect(readJoinCode('k7qm3xwd')).toBe('K7QM-3XWD');
  expect(isOldCode('K7QM-3XWD')).toBe(true);
});

test.each(['', 'K7QM', 'K7QM-3XW0', 'K7QM-3XWDX', 'K7QMN-3XWDPP', "' or 1=1--", '<script>!!'])(
  '%j is none',
  (typed) => {
    expect(readJoinCode(typed)).toBeNull();
  },
);
