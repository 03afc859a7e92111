import { expect, test } from 'vitest';
import { verdictOf } from '../../test/support/verdict-of.ts';

test('a port is open or closed', async () => {
  const open = { openPorts: [8000] };
  expect(await verdictOf({ kind: 'port', port: 8000 }, open)).toBe('passed');
  expect(await verdictOf({ kind: 'port', port: 8001 }, open)).toBe(
    'expected: something that listens on port 8001 found: a refused connection',
  );
  expect(await verdictOf({ kind: 'port', port: 8001, closed: true }, open)).toBe('passed');
  expect(await verdictOf({ kind: 'port', port: 8000, closed: true }, open)).toContain(
    'found: something that accepts connections',
  );
});
