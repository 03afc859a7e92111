import { expect, test } from 'vitest';
import { acceptedLanguage, requestLanguage } from './request-language.ts';

test.each([
  ['ja', 'ja'],
  ['de-DE, ru;q=0.8, en;q=0.9', 'en'],
  ['fr;q=1.0,zh-CN;q=0.5', 'zh-cn'],
  ['ru;q=0, ja;q=0.1', 'ja'],
  ['*', 'en'],
  [undefined, 'en'],
  ['; ,q=', 'en'],
])('whoever accepts %s is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});

test('a socket names its language in its address', () => {
  const headers = { 'accept-language': 'en' };
  expect(requestLanguage({ headers, query: { language: 'ja' } })).toBe('ja');
  expect(requestLanguage({ headers, query: { language: 'tlh' } })).toBe('en');
  expect(requestLanguage({ headers })).toBe('en');
});
