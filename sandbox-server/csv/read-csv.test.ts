import { expect, test } from 'vitest';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { readCsv } from './read-csv.ts';

const cellsOf = (bytes: Uint8Array, most = 10) => readCsv(bytes, most).map(({ cells }) => cells);
const utf8 = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
/** What a file is refused with; undefined where it is read. */
function refusalOf(bytes: Uint8Array, most: number): SlipwayError | undefined {
  try {
    readCsv(bytes, most);
    return undefined;
  } catch (error) {
    return error as SlipwayError;
  }
}
const expected = [
  ['name', 'email'],
  ['Анна, 山田', 'a@example.org'],
];

test.each([
  ['UTF-8', utf8('name,email\n"Анна, 山田",a@example.org\n')],
  ['UTF-8 with a byte order mark', utf8('\uFEFFname,email\r\n"Анна, 山田",a@example.org\r\n')],
  ['UTF-16 with tabs, as Excel writes it', utf16('name\temail\r\nАнна, 山田\ta@example.org\r\n')],
  ['big-endian UTF-16', utf16('name,email\n"Анна, 山田",a@example.org').swap16()],
  ['semicolons', utf8('name;email\nАнна, 山田;a@example.org')],
  ['old line ends', utf8('name,email\r"Анна, 山田",a@example.org\r')],
])('a file in %s', (_, bytes) => {
  expect(cellsOf(bytes)).toEqual(expected);
});

test('rows know their lines, past empty lines and breaks within quotes', () => {
  const rows = readCsv(utf8('name\n\n"Ada\nLovelace"\n,,\nGrace\n'), 10);
  expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'name'],
    [3, 'Ada\nLovelace'],
    [6, 'Grace'],
  ]);
});

test('a semicolon within quotes does not divide', () => {
  expect(cellsOf(utf8('"a;b;c",d\n1,2'))).toEqual([
    ['a;b;c', 'd'],
    ['1', '2'],
  ]);
});

test.each([
  ['a quote that is not closed', utf8('name\n"Ada\nGrace'), 'line 3'],
  ['a quote in the middle', utf8('name,email\nAda,b"c'), 'line 2'],
  ['one endless row', utf8(`name\n${'x'.repeat(40_000)}`), 'line 2'],
])('%s is told with its line', (_, bytes, where) => {
  expect(refusalOf(bytes, 10)).toMatchObject({
    code: 'bad-request',
    message: `The file cannot be read at ${where}.`,
  });
});

test.each([
  ['Windows-1251', Buffer.from([0xc0, 0xed, 0xed, 0xe0])],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])],
  ['a ZIP file', Buffer.from('PK\u0003\u0004\0\0')],
])('%s is not guessed at', (_, bytes) => {
  expect(refusalOf(bytes, 10)?.expected).toContain('UTF-8');
});

test('more rows than may be are refused', () => {
  expect(cellsOf(utf8('a\nb\nc'), 3)).toHaveLength(3);
  expect(refusalOf(utf8('a\nb\nc\nd'), 3)?.expected).toBe('at most 3 rows');
});
