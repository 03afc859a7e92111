import { text } from 'node:stream/consumers';
import type { Driver, MachineRef } from '../../sandbox-server/drivers/driver.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell command in a machine to its end. */
export async function runInMachine(
  driver: Driver,
  ref: MachineRef,
  command: string,
  user: 'learner' | 'root' = 'learner',
): Promise<Ran> {
  const process = await driver.exec(ref, {
    command: ['bash', '-c', command],
    user,
    workingDirectory: '/home/learner/app',
  });
  process.stdin.end();
  const [stdout, stderr, code] = await Promise.all([
    text(process.stdout),
    text(process.stderr),
    process.exited,
  ]);
  return { code, stdout, stderr };
}
