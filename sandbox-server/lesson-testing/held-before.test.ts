import { expect, test } from 'vitest';
import { heldBefore } from './held-before.ts';

const result = (id: string, status: 'passed' | 'failed') => ({ id, title: `The ${id}`, status });
const declared = [
  { id: 'made', holdsBefore: false },
  { id: 'kept', holdsBefore: true },
];

test('what is to be done fails before, and what is to be kept holds', () => {
  const results = [result('made', 'failed'), result('kept', 'passed')];
  expect(heldBefore(declared, results, 'before the step')).toBeNull();
});

test('a check that passes although nothing was done is named', () => {
  const results = [result('made', 'passed'), result('kept', 'passed')];
  expect(heldBefore(declared, results, 'before the step')).toEqual({
    expected: 'made (The made) fails before the step, or declares "holdsBefore: true"',
    found: 'made (The made) passes',
  });
});

test('a check that is said to hold and does not is named', () => {
  const results = [result('made', 'failed'), result('kept', 'failed')];
  expect(heldBefore(declared, results, 'before the step')?.found).toBe('kept (The kept) fails');
});
