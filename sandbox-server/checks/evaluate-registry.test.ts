import { expect, test } from 'vitest';
import { imageOf, stateOf } from '../../test/support/engine-state.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';
import type { RegistryImage } from '../registry/registry-image.ts';

const image = (digit: string, given: Partial<RegistryImage> = {}): RegistryImage => ({
  digest: `sha256:${digit.repeat(64)}`,
  id: `sha256:c${digit.repeat(63)}`,
  labels: {},
  environment: {},
  command: '',
  exposedPorts: [],
  ...given,
});
const check = { kind: 'registry', image: 'learner-a/hello:1.0' };
const pushed = { 'learner-a/hello:1.0': image('1'), 'learner-a/hello:latest': image('2') };

test('an image is found under its tag, and under latest where none is given', async () => {
  expect(await verdictOf(check, { pushed })).toBe('passed');
  expect(await verdictOf({ ...check, image: 'learner-a/hello' }, { pushed })).toBe('passed');
  expect(await verdictOf({ ...check, image: 'learner-a/hello:2.0' }, { pushed })).toBe(
    'expected: learner-a/hello:2.0 in the registry found: no such image there',
  );
});

test('what must not be there is told by its digest', async () => {
  expect(await verdictOf({ ...check, absent: true }, {})).toBe('passed');
  expect(await verdictOf({ ...check, absent: true }, { pushed })).toBe(
    'expected: no learner-a/hello:1.0 in the registry found: sha256:111111111111',
  );
});

test('labels and variables are looked at by name and value', async () => {
  const labelled = { 'learner-a/hello:1.0': image('1', { labels: { version: '1.1' } }) };
  const wanting = (version: string) => ({ ...check, labels: { version } });
  expect(await verdictOf(wanting('^1\\.1$'), { pushed: labelled })).toBe('passed');
  expect(await verdictOf(wanting('^1\\.2$'), { pushed: labelled })).toBe(
    'expected: in learner-a/hello:1.0, as it is in the registry, the label version with “1.2” ' +
      'found: “1.1”',
  );
  expect(await verdictOf({ ...check, env: { NAME: 'Ada' } }, { pushed })).toBe(
    'expected: in learner-a/hello:1.0, as it is in the registry, the variable NAME with “Ada” ' +
      'found: none of that name',
  );
});

test('what an image must not give away is found in it', async () => {
  const leaky = { 'learner-a/hello:1.0': image('1', { environment: { API_KEY: '42' } }) };
  const wanted = { ...check, withoutEnv: ['API_KEY'] };
  expect(await verdictOf(wanted, { pushed })).toBe('passed');
  expect(await verdictOf(wanted, { pushed: leaky })).toMatch(
    /no variable API_KEY found: API_KEY, for all to read$/,
  );
});

test('what it runs and which port it exposes are looked at', async () => {
  const served = {
    'learner-a/hello:1.0': image('1', { command: 'python app.py', exposedPorts: ['80/tcp'] }),
  };
  const wanted = { ...check, command: 'app\\.py$', exposes: '80/tcp' };
  expect(await verdictOf(wanted, { pushed: served })).toBe('passed');
  expect(await verdictOf({ ...wanted, command: '^gunicorn' }, { pushed: served })).toMatch(
    /a program started with “gunicorn” found: “python app.py”$/,
  );
  expect(await verdictOf({ ...wanted, exposes: '8000/tcp' }, { pushed: served })).toMatch(
    /the port 8000\/tcp among those it exposes found: 80\/tcp$/,
  );
});

test('two tags of one digest are told from two of different ones', async () => {
  const compare = { with: 'learner-a/hello', same: true };
  const moved = { ...pushed, 'learner-a/hello:latest': image('1') };
  expect(await verdictOf({ ...check, compare }, { pushed: moved })).toBe('passed');
  expect(await verdictOf({ ...check, compare }, { pushed })).toBe(
    'expected: learner-a/hello:1.0 and learner-a/hello with the same digest ' +
      'found: sha256:111111111111 and sha256:222222222222',
  );
  expect(await verdictOf({ ...check, compare: { ...compare, same: false } }, { pushed })).toBe(
    'passed',
  );
  const missing = { ...check, compare: { with: 'learner-a/other', same: true } };
  expect(await verdictOf(missing, { pushed })).toMatch(/no such image there$/);
});

test('an image of the machine is compared by its id', async () => {
  const compare = { with: 'hello:1.0', in: 'machine', same: true };
  const state = (id: string) => stateOf({ images: [imageOf('hello:1.0', id)] });
  const own = `sha256:c${'1'.repeat(63)}`;
  expect(await verdictOf({ ...check, compare }, { pushed, state: state(own) })).toBe('passed');
  expect(await verdictOf({ ...check, compare }, { pushed, state: state('sha256:else') })).toBe(
    'expected: learner-a/hello:1.0 in the registry to be hello:1.0 of your machine ' +
      'found: two different images',
  );
  expect(await verdictOf({ ...check, compare }, { pushed })).toMatch(
    /the image hello:1.0 on your machine found: no such image$/,
  );
});
