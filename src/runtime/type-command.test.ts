import { expect, test } from 'vitest';
import { keystrokes } from './type-command.ts';

test('at a prompt, what was half typed is cleared before the command', () => {
  expect(keystrokes('docker ps', true)).toBe('\u0001\u000bdocker ps\r');
});

test('several lines go in as one paste', () => {
  expect(keystrokes('cat <<EOF\nhi\nEOF\n', true)).toBe(
    '\u0001\u000b\u001b[200~cat <<EOF\nhi\nEOF\u001b[201~\r',
  );
});

test('where pastes are not understood, each line is typed', () => {
  expect(keystrokes('one\ntwo', false)).toBe('one\rtwo\r');
});
