import type Docker from 'dockerode';
import type { Logger } from 'pino';
import type { HostNetwork } from '../../host-engine/host-engine.ts';
import { listMachineContainers } from './machine-container.ts';
import { execInMachine } from './machine-exec.ts';

/**
 * What was started from outside has no parent that the machine could see, and nobody inside can make
 * a process look so. Root's are tools of the server, which end with their input.
 */
const hangUp = ['pkill', '--signal', 'HUP', '--parent', '0', '--uid', 'learner'];

/** Milliseconds; a machine that is out of memory or frozen must not hold up the server. */
const patience = 10_000;

/**
 * Hangs up the shells that a killed server left in machines that still run: no terminal shows them
 * any more. What runs in containers goes on. To be called before the first terminal is opened.
 */
export async function endLeftShells(
  docker: Docker,
  network: HostNetwork,
  log: Logger,
): Promise<void> {
  const running = await listMachineContainers(docker, network, { all: false });
  const endings = running.map(async ({ Id }) => {
    const process = await execInMachine(docker.getContainer(Id), { command: hangUp, user: 'root' });
    const tooLong = setTimeout(() => process.dispose(), patience);
    process.stdin.end();
    process.stdout.resume();
    process.stderr.resume();
    await process.exited.finally(() => clearTimeout(tooLong));
  });
  for (const ending of await Promise.allSettled(endings)) {
    if (ending.status === 'rejected') log.warn({ err: ending.reason }, 'shells of before stay');
  }
}
