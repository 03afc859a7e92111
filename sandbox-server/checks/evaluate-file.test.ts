import { expect, test } from 'vitest';
import { verdictOf } from '../../test/support/verdict-of.ts';

const answer = { kind: 'file', path: 'answers.txt', matches: '^tag:[ \\t]*latest[ \\t]*$' };

test('a missing file is reported', async () => {
  expect(await verdictOf(answer, {})).toBe(
    'expected: the file answers.txt found: no file answers.txt',
  );
});

test('a line that begins as the right one does is shown', async () => {
  const files = { 'answers.txt': '# Tag?\ntag: newest\nimages: 1\n' };
  expect(await verdictOf(answer, { files })).toBe(
    'expected: in answers.txt, another line that begins with “tag:” found: “tag: newest”',
  );
});

test('the right line passes anywhere in the file', async () => {
  expect(await verdictOf(answer, { files: { 'answers.txt': 'a\ntag: latest \nb\n' } })).toBe(
    'passed',
  );
});

test('other content is reported without giving the answer away', async () => {
  const verdict = await verdictOf(answer, { files: { 'answers.txt': '' } });
  expect(verdict).toContain('without what is asked for');
  expect(verdict).not.toContain('latest');
});

test('a file that must be gone is reported while it is there', async () => {
  const check = { kind: 'file', path: 'old.py', absent: true };
  expect(await verdictOf(check, { files: { 'old.py': '' } })).toContain('found: the file old.py');
  expect(await verdictOf(check, {})).toBe('passed');
});
