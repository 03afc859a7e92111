import type { Logger } from 'pino';
import { keepRunning } from '../../processes/keep-running.ts';
import { type RegistryOptions, type RunningRegistry, startRegistry } from './registry-process.ts';

/**
 * Starts a registry as {@link startRegistry} does, and again in its old place whenever it dies: its
 * store is on the disk, so clients miss nothing but the calls under way.
 */
export async function keepRegistry(
  options: RegistryOptions,
  log: Pick<Logger, 'error' | 'info'>,
): Promise<Omit<RunningRegistry, 'gone'>> {
  const first = await startRegistry(options);
  // Where the kernel chose the port, clients know that one now.
  const place = 'socket' in options ? {} : { port: Number(new URL(first.url).port) };
  const again = (signal: AbortSignal) => startRegistry({ ...options, ...place, signal });
  const kept = keepRunning(first, again, { title: options.title, log });
  const { url, configurationFile } = first;
  return { url, configurationFile, dispose: () => kept.dispose() };
}
