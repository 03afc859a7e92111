import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each(['/', '/classroom/classes/1/', '/ja/classroom/?tab=a&b=c#top', '/%E3%81%82/'])(
  'whoever came from %s goes back there',
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n//evil.example',
  '/.//evil.example/',
  '/x/..//evil.example/',
  '/api/me/export',
  '/x/../api/me',
  '/API/me',
  ' /classroom/',
  'classroom/',
  '',
  `/${'a'.repeat(2000)}`,
  undefined,
  ['/classroom/'],
])('%j leads nowhere', (path) => {
  expect(returnPath(path)).toBeNull();
});
