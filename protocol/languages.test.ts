import { expect, test } from 'vitest';
import { languageOf } from './languages.ts';

test('a reader gets the first of their languages that the course has', () => {
  expect(languageOf(['de-AT', 'ja-JP', 'en'])).toBe('ja');
  expect(languageOf(['ru'])).toBe('ru');
  expect(languageOf(['en-GB', 'ja'])).toBe('en');
});

test('every kind of Chinese leads to the one that there is', () => {
  for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'zh-TW']) expect(languageOf([tag])).toBe('zh-cn');
});

test('where none is there, none is named', () => {
  expect(languageOf(['de', 'fr-CA'])).toBeUndefined();
  expect(languageOf([])).toBeUndefined();
});
