import { expect, test } from 'vitest';
import { createJoinCode, readJoinCode } from './join-code.ts';

test('no letter of a code is taken for a digit', () => {
  const codes = Array.from({ length: 500 }, createJoinCode);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.map(readJoinCode)).toEqual(codes);
});

test.each(['k7qm-3xwd', ' K7QM 3XWD ', 'K7QM3XWD', 'k7qm–3xwd', 'Ｋ７ＱＭ－３ＸＷＤ'])(
  '%j is understood',
  (typed) => expect(readJoinCode(typed)).toBe('K7QM-3XWD'),
);

test.each(['', 'K7QM', 'K7QM-3XW0', 'K7QM-3XWDX', "' or 1=1", '<script>'])(
  '%j is none',
  (typed) => {
    expect(readJoinCode(typed)).toBeNull();
  },
);
