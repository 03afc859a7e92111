import { expect, test } from 'vitest';
import { codeThemes } from './code-themes.ts';

test('code is coloured by the tokens, in light and in dark', () => {
  const keyword = codeThemes.map(
    ({ tokenColors }) =>
      tokenColors.find(({ scope }) => scope.includes('keyword'))?.settings.foreground,
  );
  expect(keyword).toEqual([expect.stringMatching(/^#/), expect.stringMatching(/^#/)]);
  expect(keyword[0]).not.toBe(keyword[1]);
});
