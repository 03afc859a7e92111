import { describe, expect, test } from 'vitest';
import { imageOf, stateOf } from '../../test/support/engine-state.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';

const pip = 'RUN /bin/sh -c python -m pip install Flask # buildkit';
const first = imageOf('hello-py:1.0', 'sha256:1', [
  ['COPY hello.py / # buildkit', 'sha256:a'],
  [pip, 'sha256:flask'],
]);
const edited = imageOf('hello-py:1.1', 'sha256:2', [
  ['COPY hello.py / # buildkit', 'sha256:b'],
  [pip, 'sha256:flask'],
]);
const rebuilt = imageOf('hello-py:1.2', 'sha256:3', [[pip, 'sha256:flask-again']]);
const state = stateOf({ images: [first, edited, rebuilt] });

test('an image is found under its tag', async () => {
  expect(await verdictOf({ kind: 'image', tag: 'hello-py:1.0' }, { state })).toBe('passed');
  expect(await verdictOf({ kind: 'image', tag: 'hello-py' }, { state })).toBe(
    'expected: the image hello-py found: no image hello-py',
  );
});

test('an image that must be gone is reported while it is there', async () => {
  const check = { kind: 'image', tag: 'hello-py:1.0', absent: true };
  expect(await verdictOf(check, { state })).toContain('expected: no image hello-py:1.0');
  expect(await verdictOf(check, {})).toBe('passed');
});

test('a layer is looked for by its instruction', async () => {
  const check = { kind: 'image', tag: 'hello-py:1.0', history: 'pip install .*[Ff]lask' };
  expect(await verdictOf(check, { state })).toBe('passed');
  expect(await verdictOf({ ...check, history: 'pip install .*[Rr]edis' }, { state })).toBe(
    'expected: in hello-py:1.0, the layer made by “pip install … Redis” found: no such layer',
  );
});

describe('two images', () => {
  const compare = (tag: string, compared: object) =>
    verdictOf({ kind: 'image', tag, compare: { with: 'hello-py:1.0', ...compared } }, { state });

  test('are one image or two', async () => {
    expect(await compare('hello-py:1.1', { same: false })).toBe('passed');
    expect(await compare('hello-py:1.1', { same: true })).toContain('found: two images');
    expect(await compare('hello-py:1.0', { same: false })).toContain('found: one image');
  });

  test('share the layer of an instruction when the build hit the cache', async () => {
    expect(await compare('hello-py:1.1', { layer: 'pip install', same: true })).toBe('passed');
    expect(await compare('hello-py:1.2', { layer: 'pip install', same: true })).toContain(
      'found: two different layers',
    );
  });

  test('have two layers of an instruction when the build missed it', async () => {
    expect(await compare('hello-py:1.2', { layer: 'pip install', same: false })).toBe('passed');
    expect(await compare('hello-py:1.1', { layer: 'pip install', same: false })).toContain(
      'found: the same layer in both',
    );
  });

  test('cannot be compared while one is missing, or has no such layer', async () => {
    expect(await compare('hello-py:1.1', { layer: 'apt-get', same: true })).toContain(
      'no such layer in hello-py:1.1',
    );
    const check = { kind: 'image', tag: 'hello-py:1.0', compare: { with: 'nothing', same: true } };
    expect(await verdictOf(check, { state })).toContain('the image nothing');
  });
});
