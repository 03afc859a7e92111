import type Docker from 'dockerode';
import type { Logger } from 'pino';
import type { HostNetwork } from '../../host-engine/host-engine.ts';
import { startTime } from '../../processes/start-time.ts';
import { listMachineContainers } from './machine-container.ts';
import { execInMachine } from './machine-exec.ts';

/**
 * What was started from outside has no parent that the machine could see, and nobody inside can make
 * a process look so. Root's are tools of the server, which end with their input. A machine that was
 * frozen or out of memory may come to this late, when the new server's shells are there: only what
 * began before `$1` is hung up (`starttime` in proc(5), the 20th field behind the name).
 */
const hangUp = `limit=$1
for pid in $(pgrep --parent 0 --uid learner); do
  stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
  set -- \${stat##*) }
  shift 19
  [ "$1" -lt "$limit" ] && kill -HUP "$pid"
done
exit 0`;

/** Milliseconds; a machine that is out of memory or frozen must not hold up the server. */
const patience = 10_000;

/**
 * Hangs up the shells that a killed server left in machines that still run: no terminal shows them
 * any more. What runs in containers goes on, and so do shells of this server.
 * @param before clock ticks since boot; shells that began later stay
 */
export async function endLeftShells(
  docker: Docker,
  network: HostNetwork,
  log: Logger,
  before?: number,
): Promise<void> {
  const limit = String(before ?? (await startTime('self')));
  const running = await listMachineContainers(docker, network, { all: false });
  const endings = running.map(async ({ Id }) => {
    const command = ['sh', '-c', hangUp, 'sh', limit];
    const process = await execInMachine(docker.getContainer(Id), { command, user: 'root' });
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
