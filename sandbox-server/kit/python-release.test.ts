import { expect, test } from 'vitest';
import { releaseForPython } from './python-release.ts';

test.each([
  ['3.11.7', 'bookworm', '3.11'],
  ['3.13.5', 'trixie', '3.13'],
  ['3.12.3', 'trixie', '3.13'],
  ['3.1.0', 'trixie', '3.13'],
])('for wheels of Python %s the kit is built on %s with Python %s', (host, codename, python) => {
  expect(releaseForPython(host)).toMatchObject({ codename, python });
});
