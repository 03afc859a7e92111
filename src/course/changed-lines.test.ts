import { expect, test } from 'vitest';
import { changedLines } from './changed-lines.ts';

test('a new file is shown without marks', () => {
  expect(changedLines(null, 'FROM python\n')).toEqual({
    text: 'FROM python\n',
    added: [],
    removed: [],
  });
});

test('lines that go stand above those that come', () => {
  const before = 'FROM python\nRUN pip install Flask\nCOPY . /\nCMD true\n';
  const after = 'FROM python\nRUN pip install --no-cache-dir Flask\nCOPY . /\nCMD true\n';
  expect(changedLines(before, after)).toEqual({
    text: 'FROM python\nRUN pip install Flask\nRUN pip install --no-cache-dir Flask\nCOPY . /\nCMD true\n',
    added: [3],
    removed: [2],
  });
});

test('a last line without an end is kept apart from what follows', () => {
  const { text } = changedLines('one\ntwo\nthree\nfour', 'one\ntwo\nthree\nfive');
  expect(text).toBe('one\ntwo\nthree\nfour\nfive\n');
});

test('a file that is nearly all new is shown as new', () => {
  const after = 'from flask import Flask\napp = Flask(__name__)\n';
  expect(changedLines('print("hello")\n', after)).toEqual({ text: after, added: [], removed: [] });
});
