import { text } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { execInMachine } from '../../sandbox-server/drivers/docker/machine-exec.ts';

/**
 * Runs a bash script as root in a container of the host engine; `$1` and so on are the words. Gives
 * standard output. @throws Error with what the script said where it fails
 */
export async function runInContainer(
  container: Docker.Container,
  script: string,
  words: readonly string[] = [],
): Promise<string> {
  const command = ['bash', '-c', `set -e; export HOME=/tmp; ${script}`, 'bash', ...words];
  const process = await execInMachine(container, { command, user: 'root' });
  process.stdin.end();
  const [out, errors, code] = await Promise.all([
    text(process.stdout),
    text(process.stderr),
    process.exited,
  ]);
  if (code === 0) return out;
  throw new Error(`"${script}" ended with ${code}: ${(errors || out).trim().slice(-500)}`);
}
