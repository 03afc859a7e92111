import { expect, test } from 'vitest';
import { verdictOf } from '../../test/support/verdict-of.ts';

test('a sign-in that was accepted is told from one that was refused', async () => {
  const [accepted, refused] = [{ kind: 'sign-in' }, { kind: 'sign-in', refused: true }];
  expect(await verdictOf(accepted, { signIns: { accepted: 1, refused: 0 } })).toBe('passed');
  expect(await verdictOf(refused, { signIns: { accepted: 0, refused: 2 } })).toBe('passed');
  expect(await verdictOf(accepted, { signIns: { accepted: 0, refused: 1 } })).toBe(
    'expected: a sign-in to the registry found: a wrong password',
  );
  expect(await verdictOf(accepted, {})).toBe('expected: a sign-in to the registry found: none yet');
  expect(await verdictOf(refused, { signIns: { accepted: 3, refused: 0 } })).toMatch(
    /with a wrong password found: none that was refused$/,
  );
});
