import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FileCheck } from '../../protocol/check.ts';
import { PatternSearch } from '../checks/pattern-search.ts';
import { judgeFrozen } from './judge-frozen.ts';

test('between the hidden checks of a submission the server does what else there is to do', async () => {
  const checks = Array.from({ length: 50 }, (_, n): FileCheck => ({
    ...{ kind: 'file', id: `hidden-${n}`, title: { en: 'Hidden' }, points: 1 },
    ...{ path: 'main.py', absent: false, matches: `(x+)+y${n}` },
  }));
  let [turns, begun, most] = [0, 0, 0];
  const search = new PatternSearch({
    search: () => {
      begun += 1;
      return true;
    },
  });
  const files = [{ path: 'main.py', content: Buffer.from('x'), executable: false }];
  const facts = { state: {}, events: [], signIns: { accepted: 0, refused: 0 }, user: 'ada' };
  let isOver = false;
  const judged = judgeFrozen(checks, { facts: facts as never, seen: [] }, files, search).finally(
    () => (isOver = true),
  );
  while (!isOver) {
    most = Math.max(most, begun);
    begun = 0;
    turns += 1;
    await nextTurn();
  }
  expect((await judged).map(({ status }) => status)).toEqual(checks.map(() => 'passed'));
  expect(turns).toBeGreaterThanOrEqual(checks.length);
  // Two where this test's own turn comes after that of the next check.
  expect(most).toBeLessThanOrEqual(2);
});
