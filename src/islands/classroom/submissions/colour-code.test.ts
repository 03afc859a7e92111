import { expect, test } from 'vitest';
import { colourCode } from './colour-code.ts';

const colours = async (content: string, language: string) =>
  (await colourCode(content, language)).map((line) =>
    line.map(({ text, colour }) => [text.trim(), colour?.slice('var(--slip-code-'.length, -1)]),
  );

test('a Dockerfile and Python have the colours that lessons show them in', async () => {
  expect(await colours('FROM python:3-slim', 'dockerfile')).toEqual([
    expect.arrayContaining([['FROM', 'keyword']]),
  ]);
  expect(await colours('# hello\nprint("hi", 7)', 'python')).toEqual([
    [['# hello', 'comment']],
    expect.arrayContaining([
      ['print', 'function'],
      ['hi', 'string'],
      ['7', 'number'],
    ]),
  ]);
});

test.each(['sh', 'yaml', 'json', 'toml', 'html', 'markdown'])('%s is known', async (language) => {
  expect(await colourCode('a: "b"', language)).toHaveLength(1);
});

test('no text is lost, however strange', async () => {
  const content = 'a\tb\u00a0"unclosed\n\n  <b>ü</b> \u{1f433}\n# end';
  const lines = await colourCode(content, 'python');
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(content);
});
