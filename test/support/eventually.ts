import { vi } from 'vitest';

/** Waits until it holds; a busy computer takes its time. */
export const eventually = <T>(holds: () => T | Promise<T>, timeout = 10_000): Promise<T> =>
  vi.waitFor(holds, { timeout, interval: 20 });
