import { expect, test } from 'vitest';
import { localizedPath } from './localized-path.ts';

test.each([
  ['/', 'ja', '/ja/'],
  ['/ja/', 'en', '/'],
  ['/ja/', 'zh-cn', '/zh-cn/'],
  ['/lessons/volumes/', 'ru', '/ru/lessons/volumes/'],
  ['/zh-cn/lessons/volumes/', 'en', '/lessons/volumes/'],
  ['/ru/lessons/volumes/', 'ru', '/ru/lessons/volumes/'],
] as const)('%s is in %s at %s', (pathname, language, address) => {
  expect(localizedPath(pathname, language)).toBe(address);
});
