import { effect } from '@preact/signals-core';

/**
 * Resolves with the first value of `read` that is neither undefined, null nor false. `read` is run
 * again whenever a signal that it read changes; what it throws is the rejection.
 */
export function until<T>(read: () => T | undefined | null | false): Promise<T> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const stop = effect(() => {
      if (settled) return;
      try {
        const value = read();
        if (value === undefined || value === null || value === false) return;
        resolve(value);
      } catch (thrown) {
        reject(thrown);
      }
      settled = true;
      queueMicrotask(() => stop());
    });
  });
}
