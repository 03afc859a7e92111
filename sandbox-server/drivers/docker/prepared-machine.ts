import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { UserRange } from '../../host-engine/host-engine.ts';
import { quietLinks } from '../../host-engine/quiet-links.ts';
import { told } from '../../words/told.ts';
import { cgroupVersion, delegateCgroups } from './cgroup-delegation.ts';
import { limitKernelObjects } from './kernel-limits.ts';
import { type MachineContainerOptions, machineContainer } from './machine-container.ts';
import { splitOutput } from './output-splitter.ts';

const bootPatience = 60_000;

export interface PrepareOptions extends MachineContainerOptions {
  readonly users: UserRange;
}

export interface BootOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called when commands can be run in the machine and its engine takes connections. */
  readonly onReachable?: (() => void) | undefined;
}

/** A machine's container that runs, confined and limited, and waits for the word to start its engine. */
export class PreparedMachine {
  /** Address on its network. */
  readonly ip: string;
  readonly #stream: Duplex;
  readonly #said: [Promise<string>, Promise<string>];

  private constructor(ip: string, stream: Duplex) {
    this.ip = ip;
    this.#stream = stream;
    this.#said = twoLines(splitOutput(stream).stdout);
  }

  /**
   * Makes and starts a machine's container on its mounted disk. What it left is removed by the caller
   * where this rejects.
   */
  static async make(docker: Docker, options: PrepareOptions): Promise<PreparedMachine> {
    const container = await docker.createContainer(machineContainer(options));
    const every = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
    const stream = (await container.attach(every)) as Duplex;
    stream.on('error', () => undefined); // It ends as well, which is told to whoever waits.
    await container.start();
    const [{ State, NetworkSettings, Id }, version] = await Promise.all([
      container.inspect(),
      cgroupVersion(),
    ]);
    const { users, limits, cgroupParent, dockerNetwork } = options;
    await Promise.all([
      delegateCgroups({ path: `${cgroupParent}/${Id}`, users, limits }, version),
      limitKernelObjects(State.Pid),
      quietLinks(dockerNetwork),
    ]);
    const ip = NetworkSettings.Networks[dockerNetwork]?.IPAddress;
    if (!ip) throw machineFailed('no address on its network');
    return new PreparedMachine(ip, stream);
  }

  /** Whether it can still be told: its container has not ended, nor has the line to it. */
  get isWaiting(): boolean {
    return this.#stream.readable && this.#stream.writable;
  }

  /**
   * Starts its engine, once, and waits until that answers.
   * @throws SlipwayError `machine-failed` with the engine's last words
   */
  async startEngine({ signal, onReachable }: BootOptions = {}): Promise<void> {
    signal?.throwIfAborted();
    const [first, second] = this.#said;
    this.#stream.write('start\n');
    // The timer outlives a machine that is ready: it must not hold up a server that was stopped.
    const tooLong = sleep(bootPatience, `nothing in ${bootPatience / 1000} s`, { ref: false });
    const reachable = await Promise.race([first, tooLong]);
    signal?.throwIfAborted();
    if (reachable !== 'reachable') throw machineFailed(reachable);
    onReachable?.();
    const ready = await Promise.race([second, tooLong]);
    this.#stream.destroy();
    signal?.throwIfAborted();
    if (ready !== 'ready') throw machineFailed(ready);
  }
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
