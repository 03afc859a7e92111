import { expect, test } from 'vitest';
import { debianReleaseOf } from './debian-release-of.ts';

test.each([
  ['PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n', true],
  ['PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nVERSION_ID="24.04"\n', false],
  ['', false],
])('tells a Debian that Slipway is tested on', (text, isTested) => {
  expect(debianReleaseOf(text).isTested).toBe(isTested);
});

test('names the system as it names itself', () => {
  expect(debianReleaseOf('PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\n').name).toBe('Ubuntu 24.04');
  expect(debianReleaseOf('').name).toBe('unknown');
});
