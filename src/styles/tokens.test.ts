import { expect, test } from 'vitest';
import { readTokens } from './read-tokens.ts';

const surfaces = ['surface', 'surface-raised', 'surface-sunken'];
const terminal = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'foreground'];
const code = ['foreground', 'comment', 'keyword', 'string', 'number', 'function', 'type'];
const pairs = [
  ...['text', 'text-muted', 'text-faint', 'accent', 'passed', 'failed', 'warning', 'info'].flatMap(
    (text) => surfaces.map((surface) => [text, surface] as const),
  ),
  ...['accent', 'passed', 'failed', 'warning', 'info'].map(
    (text) => [text, `${text}-soft`] as const,
  ),
  ...['text', 'text-muted'].map((text) => [text, 'surface-hover'] as const),
  ...['accent', 'accent-hover'].map((fill) => ['on-accent', fill] as const),
  ...code.map((text) => [`code-${text}`, 'code-background'] as const),
  ...terminal.flatMap((text) =>
    [text, `bright-${text}`]
      .filter((name) => name !== 'bright-foreground')
      .map((name) => [`terminal-${name}`, 'terminal-background'] as const),
  ),
];

for (const theme of ['light', 'dark'] as const) {
  const colour = readTokens(theme);

  test.each(pairs)(`${theme}: %s on %s can be read (WCAG AA, 4.5:1)`, (text, surface) => {
    expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['focus', 'border-control'])(`${theme}: %s can be seen (WCAG AA, 3:1)`, (line) => {
    expect(contrast(colour(line), colour('surface'))).toBeGreaterThanOrEqual(3);
  });
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
