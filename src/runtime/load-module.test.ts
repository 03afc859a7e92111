import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadModule } from './load-module.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a request that the network dropped costs a moment, not the module', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError('dropped'));
  const loaded = loadModule(load.mockResolvedValue('module'));
  await vi.runAllTimersAsync();
  expect(await loaded).toBe('module');
  expect(load).toHaveBeenCalledTimes(2);
});

test('what cannot be loaded at all is told', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('not there'));
  const told = expect(loadModule(load)).rejects.toThrow('not there');
  await vi.runAllTimersAsync();
  await told;
  expect(load).toHaveBeenCalledTimes(3);
});
