import { setTimeout as sleep } from 'node:timers/promises';

/** Whether something comes true within some milliseconds. Rejects as the signal aborts. */
export async function happens(
  isSo: () => boolean,
  withinMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) return false;
    await sleep(100, undefined, { signal });
  }
  return true;
}
