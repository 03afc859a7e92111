import { expect, test } from 'vitest';
import { parseCast } from './parse-cast.ts';

const header = JSON.stringify({ version: 2, width: 100, height: 30, title: 'hello' });

test('output and markers are read, with their times in milliseconds', () => {
  const lines = [header, '[0, "o", "$ "]', '[0.25, "m", "run-it"]', '[1.5, "o", "ls\\r\\n"]', ''];
  expect(parseCast(lines.join('\n'))).toEqual({
    columns: 100,
    rows: 30,
    events: [
      { at: 0, kind: 'output', data: '$ ' },
      { at: 250, kind: 'mark', data: 'run-it' },
      { at: 1500, kind: 'output', data: 'ls\r\n' },
    ],
  });
});

test('what a reader does not see is left out: keys and sizes', () => {
  const cast = parseCast([header, '[0, "i", "ls"]', '[1, "r", "80x24"]'].join('\n'));
  expect(cast.events).toEqual([]);
});

test.each([
  ['{"version": 1, "width": 80, "height": 24}', 'Line 1'],
  ['', 'Line 1'],
  [`${header}\n[0, "o", "a"]\n[0, "o"]`, 'Line 3'],
  [`${header}\nnonsense`, 'Line 2'],
])('%j is no asciicast v2, and the line is named', (text, line) => {
  expect(() => parseCast(text)).toThrow(line);
});
