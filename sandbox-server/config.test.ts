import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment is a server on loopback', () => {
  expect(readConfig({})).toMatchObject({
    port: 4321,
    host: '127.0.0.1',
    loopbackOnly: true,
    home: '/var/lib/slipway',
    hostEngineSocket: undefined,
    accessKey: undefined,
  });
});

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', SLIPWAY_HOST_ENGINE: '' }).port).toBe(4321);
});

test.each([
  ['PORT', '99999'],
  ['PORT', '80x'],
  ['HOST', 'my computer'],
  ['SLIPWAY_HOME', 'relative/path'],
  ['SLIPWAY_HOST_ENGINE', 'tcp://elsewhere:2375'],
  ['SLIPWAY_KIT', 'sometimes'],
  ['SLIPWAY_CAPACITY', '0'],
  ['SLIPWAY_IDLE_MINUTES', '-5'],
  ['SLIPWAY_ACCESS_KEY', 'short'],
  ['SLIPWAY_LOG_LEVEL', 'loud'],
])('%s=%s is refused by name, with what was expected and found', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    new RegExp(`${name}: expected .+; found "${value.replaceAll('/', '\\/')}"`),
  );
});

test('every variable that is wrong is named at once', () => {
  expect(() => readConfig({ PORT: 'x', SLIPWAY_KIT: 'y' })).toThrow(/PORT[^]*SLIPWAY_KIT/);
});

test('an address that others reach needs an access key', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/SLIPWAY_ACCESS_KEY/);
  const config = readConfig({ HOST: '0.0.0.0', SLIPWAY_ACCESS_KEY: 'x'.repeat(20) });
  expect([config.loopbackOnly, config.accessKey]).toEqual([false, 'x'.repeat(20)]);
});

test('no more machines are kept warm than may run', () => {
  expect(readConfig({ SLIPWAY_CAPACITY: '1', SLIPWAY_WARM_MACHINES: '5' }).warmMachines).toBe(1);
});
