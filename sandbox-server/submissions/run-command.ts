import type { Driver, MachineRef } from '../drivers/driver.ts';
import { BoundedText } from './bounded-text.ts';

export interface CommandResult {
  /** Null where it did not come to its end. */
  readonly exitCode: number | null;
  readonly output: string;
}

export interface CommandOptions {
  readonly command: string;
  readonly timeoutMs: number;
  /** Ends it sooner. */
  readonly signal: AbortSignal;
}

/** Where learners' files are in a machine. */
const workspace = '/home/learner/app';

/**
 * Runs a command of grading as the learner would. What it prints is kept up to a limit; what does not
 * end in time is hung up. Rejects where the machine is lost or the signal aborts.
 */
export async function runCommand(
  driver: Driver,
  ref: MachineRef,
  { command, timeoutMs, signal }: CommandOptions,
): Promise<CommandResult> {
  signal.throwIfAborted();
  const process = await driver.exec(ref, {
    command: ['bash', '-lc', command],
    user: 'learner',
    workingDirectory: workspace,
    signal,
  });
  process.stdin.on('error', () => undefined).end();
  const output = new BoundedText();
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('data', (chunk: Buffer) => output.add(chunk));
    stream.on('error', () => undefined); // `exited` tells.
  }
  const { promise: over, resolve: end } = Promise.withResolvers<null>();
  const timer = setTimeout(() => end(null), timeoutMs);
  const abort = () => end(null);
  signal.addEventListener('abort', abort, { once: true });
  process.exited.catch(() => undefined); // After the race is over nobody waits for it.
  try {
    const exitCode = await Promise.race([process.exited, over]);
    signal.throwIfAborted();
    return { exitCode, output: output.text() };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    process.dispose();
  }
}
