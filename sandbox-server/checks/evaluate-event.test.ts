import { expect, test } from 'vitest';
import { eventOf } from '../../test/support/engine-state.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';

const pulled = eventOf('pull', {
  type: 'image',
  id: 'hello-world:latest',
  attributes: { name: 'hello-world' },
});
const died = eventOf('die', { attributes: { image: 'python', name: 'repl', exitCode: '0' } });

test('a pull is found by the name of the image', async () => {
  const check = { kind: 'event', type: 'image', action: 'pull', image: 'hello-world' };
  expect(await verdictOf(check, { events: [pulled] })).toBe('passed');
  expect(await verdictOf(check, { events: [died] })).toBe(
    'expected: the image hello-world pulled found: nothing of the kind yet',
  );
});

test('the end of a container that is gone since is found by image, name and exit code', async () => {
  const check = {
    kind: 'event',
    type: 'container',
    action: 'die',
    image: 'python:latest',
    name: 'repl',
    exitCode: 0,
  };
  expect(await verdictOf(check, { events: [died] })).toBe('passed');
  expect(await verdictOf({ ...check, exitCode: 1 }, { events: [died] })).toBe(
    'expected: a container from python:latest named repl ended with exit code 1 ' +
      'found: nothing of the kind yet',
  );
  expect(await verdictOf({ ...check, atLeast: 2 }, { events: [died] })).toContain(
    ', 2 times found: 1 so far',
  );
});

test('a pull by tag is no pull of another tag, and one by digest goes by the plain name', async () => {
  const pull = (id: string) =>
    eventOf('pull', { type: 'image', id, attributes: { name: 'registry.test/a/hello' } });
  const check = (image: string) => ({ kind: 'event', type: 'image', action: 'pull', image });
  const byTag = { events: [pull('registry.test/a/hello:1.0')] };
  expect(await verdictOf(check('registry.test/a/hello:1.0'), byTag)).toBe('passed');
  expect(await verdictOf(check('registry.test/a/hello'), byTag)).toMatch(
    /nothing of the kind yet$/,
  );
  const byDigest = { events: [pull('registry.test/a/hello@sha256:0f')] };
  expect(await verdictOf(check('registry.test/a/hello'), byDigest)).toBe('passed');
  expect(await verdictOf(check('registry.test/a/hello@sha256:0f'), byDigest)).toBe('passed');
  expect(await verdictOf(check('registry.test/a/hello:1.0'), byDigest)).toMatch(/yet$/);
});
