import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test('UTF-8 is text, in any script', () => {
  expect(decodeText(new TextEncoder().encode('привет, 世界\n'))).toBe('привет, 世界\n');
});

test('a byte order mark is kept, so that saving gives back the same bytes', () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61]);
  expect(new TextEncoder().encode(decodeText(bytes)!)).toEqual(bytes);
});

test('a NUL byte makes a file binary', () => {
  expect(decodeText(new Uint8Array([0x61, 0, 0x62]))).toBeNull();
});

test('bytes that are not UTF-8 make a file binary', () => {
  expect(decodeText(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toBeNull();
});

test('an empty file is text', () => {
  expect(decodeText(new Uint8Array())).toBe('');
});
