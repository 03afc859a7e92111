import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathWithProjectTools, projectRoot } from '../../processes/project-tools.ts';

export interface StreamOptions {
  readonly signal: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a tool of the project in its root, on our own terminal, and returns its exit code. Where the
 * signal is aborted the tool is asked to end and waited for; then it rejects with the reason.
 */
export async function streamTool(
  command: string,
  words: readonly string[],
  { signal, environment }: StreamOptions,
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(command, words, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: pathWithProjectTools(), ...environment },
  });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const [code] = await once(child, 'close');
    signal.throwIfAborted();
    return typeof code === 'number' ? code : 1;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
