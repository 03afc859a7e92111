import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { told } from '../../words/told.ts';
import type { UserRange } from '../../host-engine/host-engine.ts';
import { quietLinks } from '../../host-engine/quiet-links.ts';
import { cgroupVersion, delegateCgroups } from './cgroup-delegation.ts';
import { limitKernelObjects } from './kernel-limits.ts';
import { type MachineContainerOptions, machineContainer } from './machine-container.ts';
import type { MachineNetwork } from './network-pool.ts';
import { splitOutput } from './output-splitter.ts';

const bootPatience = 60_000;

/** Where a running machine is. */
export interface MachineAddress {
  readonly ip: string;
  readonly network: MachineNetwork;
}

export interface BootOptions extends MachineContainerOptions {
  readonly users: UserRange;
  readonly signal: AbortSignal | undefined;
  /** Called when commands can be run in the machine and its engine takes connections. */
  readonly onReachable: () => void;
}

/**
 * Starts a machine's container on its mounted disk and waits until the engine in it answers. Gives
 * its address. @throws SlipwayError `machine-failed` with the engine's last words
 */
export async function bootMachine(docker: Docker, options: BootOptions): Promise<{ ip: string }> {
  options.signal?.throwIfAborted();
  const container = await docker.createContainer(machineContainer(options));
  const stream = (await container.attach({
    stream: true,
    stdout: true,
    stderr: true,
  })) as Duplex;
  const { stdout } = splitOutput(stream);
  const [first, second] = twoLines(stdout);
  await container.start();
  options.signal?.throwIfAborted();
  const [{ State, NetworkSettings, Id }, version] = await Promise.all([
    container.inspect(),
    cgroupVersion(),
  ]);
  const { users, limits, cgroupParent } = options;
  const cgroup = { path: `${cgroupParent}/${Id}`, users, limits };
  await Promise.all([
    delegateCgroups(cgroup, version),
    limitKernelObjects(State.Pid),
    quietLinks(options.dockerNetwork),
  ]);
  // The timer outlives a machine that is ready: it must not hold up a server that was stopped.
  const tooLong = sleep(bootPatience, `nothing in ${bootPatience / 1000} s`, { ref: false });
  const reachable = await Promise.race([first, tooLong]);
  options.signal?.throwIfAborted();
  if (reachable !== 'reachable') throw machineFailed(reachable);
  options.onReachable();
  const ready = await Promise.race([second, tooLong]);
  stream.destroy();
  options.signal?.throwIfAborted();
  if (ready !== 'ready') throw machineFailed(ready);
  const ip = NetworkSettings.Networks[options.dockerNetwork]?.IPAddress;
  if (!ip) throw machineFailed('no address on its network');
  return { ip };
}

/** Finds a running machine of an earlier run. Null where none runs. */
export async function findMachine(container: Docker.Container): Promise<MachineAddress | null> {
  const found = await container.inspect().catch((error: { statusCode?: number }) => {
    if (error.statusCode === 404) return null;
    throw error;
  });
  if (!found?.State.Running) return null;
  const [name, attachment] = Object.entries(found.NetworkSettings.Networks)[0] ?? [];
  if (name === undefined || !attachment?.IPAddress) return null;
  return { ip: attachment.IPAddress, network: { index: -1, name } };
}

/** Stops a machine's container, at once or by asking first, and removes it. */
export async function stopMachine(container: Docker.Container, how: 'ask' | 'kill'): Promise<void> {
  try {
    if (how === 'ask') await container.stop();
    await container.remove({ force: true, v: true });
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode;
    if (status === 304) return stopMachine(container, 'kill'); // It had stopped before.
    if (status === 409) return waitForRemoval(container);
    if (status !== 404) throw error;
  }
}

async function waitForRemoval(container: Docker.Container): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const gone = await container.inspect().then(
      () => false,
      (error: { statusCode?: number }) => error.statusCode === 404,
    );
    if (gone) return;
    await sleep(100);
  }
  throw new Error(`container ${container.id} is not removed after 10 s`);
}

function machineFailed(found: string): SlipwayError {
  return new SlipwayError('machine-failed', told('machine.notBooted'), { found });
}

/** The two lines that a machine says; in place of one that it did not say, why. */
function twoLines(stdout: NodeJS.ReadableStream): [Promise<string>, Promise<string>] {
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let text = '';
  stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split('\n').slice(0, -1);
    if (lines[0] !== undefined) first.resolve(lines[0]);
    if (lines[1] !== undefined) second.resolve(lines[1]);
  });
  const end = (why: string) => {
    first.resolve(why);
    second.resolve(why);
  };
  stdout.on('end', () => end('it ended at once'));
  stdout.on('error', (error: Error) => end(error.message));
  return [first.promise, second.promise];
}
