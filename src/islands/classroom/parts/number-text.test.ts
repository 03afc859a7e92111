import { expect, test } from 'vitest';
import { speak } from '../../../i18n/word.ts';
import { numberText } from './number-text.ts';

test.each([
  ['en', 4.5, '4.5'],
  ['ru', 4.5, '4,5'],
  ['ja', 7, '7'],
  ['zh-cn', 2 / 3, '0.67'],
] as const)('in %s %d is written %s', (language, value, text) => {
  speak(language);
  expect(numberText(value)).toBe(text);
});
