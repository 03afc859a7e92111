import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SetupError } from '../../errors/setup-error.ts';
import type { ServingProcess } from '../../processes/keep-running.ts';
import { registryConfiguration, type RegistryConfiguration } from './registry-configuration.ts';
import { registryLogLine } from './registry-log-line.ts';

/** Milliseconds for it to listen; it takes thirty, and a slow upstream is asked first. */
const patience = 20_000;
/** Milliseconds between asking it to end and ending it. */
const grace = 3_000;

export type RegistryOptions = RegistryConfiguration & {
  /** Folder for its configuration file. */
  readonly runFolder: string;
  /** What it is to us, as in "The registry mirror": the failure's first words. */
  readonly title: string;
  readonly log?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export interface RunningRegistry extends ServingProcess {
  /**
   * `http://127.0.0.1:5000`, with the port that the kernel chose where 0 was asked for; or the path
   * of its socket after `unix:`.
   */
  readonly url: string;
  readonly configurationFile: string;
}

/**
 * Starts Debian's docker-registry and resolves when it takes requests. The kernel kills it when this
 * process ends, however that comes about. Throws `SetupError` where it cannot start, also because
 * the port is taken.
 */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const { runFolder, title, log } = options;
  options.signal?.throwIfAborted();
  const file = join(
    runFolder,
    'socket' in options ? 'registry.yml' : `registry-${options.port}.yml`,
  );
  await mkdir(runFolder, { recursive: true });
  await mkdir(options.store, { recursive: true });
  await writeFile(file, registryConfiguration(options), { mode: 0o600 });
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'docker-registry', 'serve', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  let lastWords = '';
  const gone = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(lastWords));
  });
  let url = '';
  const listening = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (text) => {
        const line = registryLogLine(text);
        const place = /^listening on (\S+)/.exec(line.message)?.[1];
        if (place) {
          url = 'socket' in options ? `unix:${place}` : `http://${place}`;
          resolve();
        }
        if (!line.isTrouble) return;
        lastWords = line.message;
        log?.(line.message);
      });
    }
  });
  const dispose = async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), grace);
    await gone;
    clearTimeout(insist);
  };
  const failure = await Promise.race([listening.then(() => null), gone, outOfPatience()]);
  if (failure !== null || options.signal?.aborted) {
    await dispose();
    options.signal?.throwIfAborted();
    const place = 'socket' in options ? options.socket : `${options.address}:${options.port}`;
    throw startError(title, place, failure ?? '');
  }
  return { url, configurationFile: file, gone, dispose };
}

function outOfPatience(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(resolve, patience, `It did not listen within ${patience / 1000} s.`).unref();
  });
}

function startError(title: string, place: string, words: string): SetupError {
  const isTaken = words.includes('address already in use');
  return new SetupError(`${title} did not start.`, {
    why: isTaken ? `Another program listens on ${place}.` : words || 'It ended without a word.',
    remedy: isTaken
      ? `End that program ("ss -ltnp" shows it), then start again.`
      : 'Run "npm run doctor" to see what is missing.',
  });
}
