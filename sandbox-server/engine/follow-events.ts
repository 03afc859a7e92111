import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineTransport } from './engine-transport.ts';
import type { EventLog } from './event-log.ts';

const firstPauseMs = 100;
const longestPauseMs = 5000;
/** A container with every label set has some kilobytes; beyond this the stream is not the engine's. */
const maxLineBytes = 1024 * 1024;

/**
 * Feeds the engine's events to the log until `signal` aborts; where the stream breaks it is opened
 * again from where it was, after a pause that doubles up to five seconds, and `onReturn` is called.
 * Never rejects.
 */
export async function followEvents(
  transport: EngineTransport,
  api: string,
  log: EventLog,
  signal: AbortSignal,
  onReturn: () => void,
): Promise<void> {
  let pauseMs = firstPauseMs;
  let wasAway = false;
  while (!signal.aborted) {
    try {
      const stream = await transport.get(`${api}/events?since=${log.since}`);
      pauseMs = firstPauseMs;
      if (wasAway) onReturn();
      let lineBytes = 0;
      stream.on('data', (chunk: Buffer) => {
        const newline = chunk.lastIndexOf(10);
        lineBytes = newline === -1 ? lineBytes + chunk.length : chunk.length - newline;
        if (lineBytes > maxLineBytes) stream.destroy();
      });
      for await (const line of createInterface({ input: stream })) log.add(line);
    } catch {
      // The engine is away, as while its machine hibernates; whoever asks for state is told.
    }
    wasAway = true;
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}
