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
