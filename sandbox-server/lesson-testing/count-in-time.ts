import { Worker } from 'node:worker_threads';
import type { countPrinted } from './count-printed.ts';

type Counted = ReturnType<typeof countPrinted>;

/** Those of the course are compared in milliseconds, even on a busy host. */
const patienceMs = 10_000;

/**
 * How many lines of what a text shows are in each of some outputs. Both may be made to be compared for
 * hours: that is done beside the server, which waits no longer than some seconds.
 * @returns null where it took longer
 */
export async function countInTime(
  shown: string,
  outputs: readonly string[],
  patience = patienceMs,
): Promise<Counted[] | null> {
  const worker = new Worker(new URL('count-worker.ts', import.meta.url), {
    workerData: { shown, outputs },
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Counted[] | null>();
  const timer = setTimeout(() => resolve(null), patience);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => resolve(null));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
