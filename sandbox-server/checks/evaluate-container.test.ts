import { describe, expect, test } from 'vitest';
import { containerOf, imageOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';

const ran = { kind: 'container', image: 'hello-world', state: 'exited', exitCode: 0 };
const wantedRan = 'expected: a container from hello-world that has ended with exit code 0';
const published = {
  kind: 'container',
  image: 'hello-py',
  state: 'running',
  publishes: { port: 8000, containerPort: 5000 },
};

describe('a container that has run', () => {
  test('passes, whichever way its image was named', async () => {
    for (const image of ['hello-world', 'hello-world:latest', 'docker.io/library/hello-world']) {
      const state = stateOf({ containers: [containerOf({ image })] });
      expect(await verdictOf(ran, { state })).toBe('passed');
    }
  });

  test('passes where the image was named by its id, or the name has moved on', async () => {
    const images = [imageOf('hello-world:latest', 'sha256:hello')];
    const containers = [containerOf({ image: 'd2c94e258dcb', imageId: 'sha256:hello' })];
    expect(await verdictOf(ran, { state: stateOf({ images, containers }) })).toBe('passed');
  });

  test.each([
    ['no container', [], 'no container from hello-world'],
    ['another image', [containerOf({ image: 'debian' })], 'no container from hello-world'],
    [
      'one still running',
      [containerOf({ state: 'running', exitCode: null })],
      'the container upbeat_noyce, from hello-world: it is still running',
    ],
    [
      'one that failed',
      [containerOf({ exitCode: 127 })],
      'the container upbeat_noyce, from hello-world: it has ended with exit code 127',
    ],
  ])('with %s says so', async (_, containers, found) => {
    const state = stateOf({ containers });
    expect(await verdictOf(ran, { state })).toBe(`${wantedRan} found: ${found}`);
  });
});

test('a name that another image has taken is reported', async () => {
  const check = { kind: 'container', name: 'landing', image: 'debian' };
  const state = stateOf({ containers: [containerOf({ name: 'landing' })] });
  expect(await verdictOf(check, { state })).toMatch(
    /^expected: a container from debian named landing found: .*it is from hello-world$/,
  );
});

describe('counting', () => {
  const two = stateOf({ containers: [containerOf(), containerOf({ id: 'c2' })] });

  test('asks for at least so many', async () => {
    const check = { kind: 'container', image: 'hello-world', atLeast: 3 };
    expect(await verdictOf(check, { state: two })).toBe(
      'expected: at least 3 containers from hello-world found: 2',
    );
    expect(await verdictOf({ ...check, atLeast: 2 }, { state: two })).toBe('passed');
    const ended = { ...check, state: 'exited', exitCode: 0 };
    expect(await verdictOf(ended, { state: two })).toBe(
      'expected: at least 3 containers from hello-world that have ended with exit code 0 found: 2',
    );
  });

  test('asks for none at all', async () => {
    const check = { kind: 'container', image: 'hello-world', atLeast: 0, atMost: 0 };
    expect(await verdictOf(check, { state: two })).toContain('expected: no container');
    expect(await verdictOf(check, { state: stateOf() })).toBe('passed');
  });
});

describe('a published port', () => {
  test('passes on the right pair only', async () => {
    const right = stateOf({ containers: [serverOf(8000, 5000, { image: 'hello-py' })] });
    expect(await verdictOf(published, { state: right })).toBe('passed');
    const swapped = stateOf({ containers: [serverOf(5000, 8000, { image: 'hello-py' })] });
    expect(await verdictOf(published, { state: swapped })).toBe(
      'expected: a container from hello-py running that publishes 8000:5000 ' +
        'found: the container upbeat_noyce, from hello-py: it publishes 5000:8000',
    );
  });

  test('tells what is nearest: the running container, not an older one that has ended', async () => {
    const containers = [
      containerOf({ name: 'older', image: 'hello-py' }),
      serverOf(8000, 5000, { name: 'bare', image: 'hello-py', ports: [] }),
    ];
    expect(await verdictOf(published, { state: stateOf({ containers }) })).toContain(
      'the container bare, from hello-py: it publishes no port',
    );
  });
});

test('networks and volumes are compared by name', async () => {
  const check = { kind: 'container', network: 'class', volume: 'counter' };
  const wrong = stateOf({ containers: [containerOf()] });
  expect(await verdictOf(check, { state: wrong })).toContain(
    'it is connected to bridge; it uses no volume',
  );
  const right = containerOf({ networks: ['class'], volumes: ['counter'] });
  expect(await verdictOf(check, { state: stateOf({ containers: [right] }) })).toBe('passed');
});

test('what a container runs is compared whole, entrypoint and arguments', async () => {
  const check = { kind: 'container', name: 'freeze', command: '^pip freeze$' };
  const entrypointKept = containerOf({ name: 'freeze', command: 'python ./hello.py pip freeze' });
  expect(await verdictOf(check, { state: stateOf({ containers: [entrypointKept] }) })).toBe(
    'expected: a container named freeze that runs “pip freeze” found: ' +
      'the container freeze, from hello-world: it runs “python ./hello.py pip freeze”',
  );
  const replaced = containerOf({ name: 'freeze', command: 'pip freeze' });
  expect(await verdictOf(check, { state: stateOf({ containers: [replaced] }) })).toBe('passed');
});
