import { afterEach, expect, test } from 'vitest';
import { inSequence, speak, word } from './word.ts';

afterEach(() => speak('en'));

test('a word comes with its values', () => {
  expect(word('preview.frame', { port: 8000, container: 'web' })).toBe(
    'Port 8000, published by web',
  );
});

test('a count takes the form that English has for it', () => {
  expect(word('queued.seconds', { count: 1 })).toBe('It takes about 1 second.');
  expect(word('queued.seconds', { count: 45 })).toBe('It takes about 45 seconds.');
});

test.each([
  [1, 'Ждать около 1 минуты.'],
  [2, 'Ждать около 2 минут.'],
  [5, 'Ждать около 5 минут.'],
  [11, 'Ждать около 11 минут.'],
  [21, 'Ждать около 21 минуты.'],
])('%i takes the form that Russian has for it', (count, text) => {
  speak('ru');
  expect(word('queued.minutes', { count })).toBe(text);
});

test('Japanese has one form, and sentences without spaces between them', () => {
  speak('ja');
  const wait = word('queued.seconds', { count: 1 });
  expect(inSequence(word('queued.next'), undefined, wait)).toBe(
    '次が順番です。あと1秒ほどかかります。',
  );
});

test('a value may hold what looks like a placeholder', () => {
  expect(word('files.deletePath', { path: '{{name}}' })).toBe('Delete {{name}}');
});
