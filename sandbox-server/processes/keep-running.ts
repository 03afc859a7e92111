import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** A process of ours that serves until it is ended, or dies. */
export interface ServingProcess {
  /** Resolves when it is gone, however that came about, with its last words. */
  readonly gone: Promise<string>;
  /** Ends it. Resolves when it is gone; may be called again. */
  dispose(): Promise<void>;
}

export interface KeepRunningOptions {
  /** What it is, as in "The registry mirror", for the log. */
  readonly title: string;
  readonly log: Pick<Logger, 'error' | 'info'>;
  /** Waits some milliseconds; rejects when the signal aborts. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

const firstDelay = 250;
const longestDelay = 30_000;
/** One that served for so long, in milliseconds, is started again at once: it does not die of its start. */
const steady = 60_000;

/**
 * Keeps a process running: one that dies is started again, after 250 ms and, where it dies or fails
 * to start again and again, after twice as long each time, 30 s at most.
 * @param process the one that runs now
 * @param start starts another in its place; rejects where it cannot, or the signal aborts
 */
export function keepRunning(
  process: ServingProcess,
  start: (signal: AbortSignal) => Promise<ServingProcess>,
  { title, log, wait = waitUnnoticed }: KeepRunningOptions,
): { dispose(): Promise<void> } {
  const ending = new AbortController();
  let current = process;
  let delay = firstDelay;
  const keeping = (async () => {
    for (;;) {
      const since = Date.now();
      const words = await current.gone;
      if (ending.signal.aborted) return;
      log.error({ words }, `${title} died; starting it again`);
      if (Date.now() - since > steady) delay = firstDelay;
      current = await restarted();
      if (ending.signal.aborted) return current.dispose(); // It came back too late.
      log.info(`${title} is back`);
    }
  })().catch((error: unknown) => {
    if (!ending.signal.aborted) log.error({ err: error }, `${title} is not kept running any more`);
  });

  async function restarted(): Promise<ServingProcess> {
    for (;;) {
      await wait(delay, ending.signal);
      delay = Math.min(delay * 2, longestDelay);
      try {
        return await start(ending.signal);
      } catch (error) {
        ending.signal.throwIfAborted();
        log.error({ err: error }, `${title} could not be started again`);
      }
    }
  }

  return {
    async dispose() {
      ending.abort();
      await current.dispose();
      await keeping;
    },
  };
}

const waitUnnoticed = (milliseconds: number, signal: AbortSignal) =>
  sleep(milliseconds, undefined, { signal, ref: false });
