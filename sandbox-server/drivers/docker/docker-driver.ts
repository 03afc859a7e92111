import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import Docker from 'dockerode';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type {
  CallOptions,
  Driver,
  ExecOptions,
  ExecProcess,
  MachineRef,
  MachineStatus,
  StartOptions,
  TerminalOptions,
  TerminalProcess,
} from '../driver.ts';
import { shelveGolden } from './golden/shelve-golden.ts';
import { findMachine, type MachineAddress } from './find-machine.ts';
import type { DiskRecord } from './disk-record.ts';
import type { DockerDriverOptions } from './docker-driver-options.ts';
import { containerName, listMachineContainers, machineLabel } from './machine-container.ts';
import { MachineDisks } from './machine-disk.ts';
import { execInMachine, openShell } from './machine-exec.ts';
import { endLeftShells } from './left-shells.ts';
import { machineLost } from './machine-lost.ts';
import { MachineMaker, type ReadyMachine } from './machine-maker.ts';
import { NetworkPool } from './network-pool.ts';
import { ProcessDuplex } from './process-duplex.ts';
import { connectAddress, connectLoopback } from './port-connection.ts';
import { SpareMachines } from './spare-machines.ts';
import { stopMachine } from './stop-machine.ts';

const newRef = (): MachineRef => ({ driver: 'docker', id: randomBytes(6).toString('hex') });

/** Machines as containers of a host engine, each with an engine of its own, see `machine.md`. */
export class DockerDriver implements Driver {
  readonly name = 'docker';
  readonly #options: DockerDriverOptions;
  readonly #docker: Docker;
  readonly #disks: MachineDisks;
  readonly #networks: NetworkPool;
  readonly #addresses = new Map<string, MachineAddress>();
  readonly #maker: MachineMaker;
  readonly #spares: SpareMachines;
  /** What new machines are made with. */
  readonly #madeNow: DiskRecord;

  private constructor(options: DockerDriverOptions) {
    const { hostEngine, home, golden, limits } = options;
    this.#options = options;
    this.#docker = new Docker({ socketPath: hostEngine.socketPath });
    const { users } = hostEngine;
    this.#madeNow = { golden: golden?.images.key ?? null, image: options.image };
    const disk = { users, gibibytes: limits.diskGibibytes };
    this.#disks = new MachineDisks(home, this.#madeNow.golden, disk);
    this.#networks = new NetworkPool(this.#docker, hostEngine.network, options.spareNetworks);
    const { spareMachines: wanted, log } = options;
    this.#maker = new MachineMaker({
      ...{ docker: this.#docker, disks: this.#disks, networks: this.#networks },
      ...{ madeNow: this.#madeNow, options },
    });
    this.#spares = new SpareMachines({ maker: this.#maker, newRef, wanted, log });
  }

  /** @throws SlipwayError `image-missing` where the host engine does not have the machine image */
  static async open(options: DockerDriverOptions): Promise<DockerDriver> {
    const driver = new DockerDriver(options);
    await driver.#docker
      .getImage(options.image)
      .inspect()
      .catch((cause: unknown) => {
        throw new SlipwayError('image-missing', 'The image that machines start from is missing.', {
          expected: `${options.image} on the host engine`,
          found: 'no such image',
          remedy: 'Run `npm start` again: it builds and loads what is missing.',
          cause,
        });
      });
    await driver.#disks.prepareTemplate(options.golden?.images.skeleton ?? null);
    if (options.golden) await shelveGolden(options.golden, driver.#disks);
    await driver.#networks.open();
    await endLeftShells(driver.#docker, options.hostEngine.network, options.log);
    driver.#spares.fill();
    return driver;
  }

  async start(options: StartOptions = {}): Promise<MachineRef> {
    const ready = this.#spares.take() ?? (await this.#maker.make(newRef(), options.signal));
    try {
      await this.#startEngine(ready, options);
      return ready.ref;
    } catch (error) {
      await this.#maker.discard(ready);
      throw error;
    }
  }

  async resume(ref: MachineRef, options: CallOptions = {}): Promise<void> {
    const status = await this.inspect(ref);
    if (status === 'running') return;
    if (status === 'gone') throw machineLost(ref.id);
    // A machine that was not stopped but cut off left its container.
    await stopMachine(this.#container(ref), 'kill');
    const madeWith = (await this.#disks.madeWith(ref.id)) ?? this.#madeNow;
    if (madeWith.image !== this.#options.image) {
      this.#options.log.info({ ref, madeWith }, 'resumes on another machine image');
    }
    await this.#disks.mount(ref.id);
    try {
      const ready = await this.#maker.prepare(ref, madeWith);
      await this.#startEngine(ready, options).catch(async (error: unknown) => {
        await this.#maker.takeDown(ready);
        throw error;
      });
    } catch (error) {
      await this.hibernate(ref);
      throw error;
    }
  }

  async #startEngine(
    { ref, machine, network }: ReadyMachine,
    { signal, onReachable }: StartOptions,
  ): Promise<void> {
    await machine.startEngine({ signal, onReachable: () => onReachable?.(ref) });
    this.#addresses.set(ref.id, { ip: machine.ip, network });
  }

  async inspect(ref: MachineRef): Promise<MachineStatus> {
    this.#addresses.delete(ref.id); // What is remembered may have ended by itself.
    if (await this.#find(ref)) return 'running';
    return (await this.#disks.has(ref.id)) ? 'hibernated' : 'gone';
  }

  /** Hibernates a machine and gives the folder of its engine's data, to make golden images of. */
  async openDataRoot(ref: MachineRef): Promise<string> {
    await this.hibernate(ref);
    return `${(await this.#disks.mount(ref.id)).mount}/docker`;
  }

  async list(): Promise<readonly MachineRef[]> {
    const { network } = this.#options.hostEngine;
    const containers = await listMachineContainers(this.#docker, network, { all: true });
    const ids = new Set(containers.map(({ Labels }) => Labels[machineLabel] ?? ''));
    for (const id of await this.#disks.list()) ids.add(id);
    return [...ids.difference(this.#spares.ids)].map((id) => ({ driver: this.name, id }));
  }

  async hibernate(ref: MachineRef): Promise<void> {
    await this.#stop(ref, 'ask');
    await this.#disks.unmount(ref.id);
  }

  async destroy(ref: MachineRef): Promise<void> {
    await this.#stop(ref, 'kill');
    await this.#disks.remove(ref.id);
  }

  async #stop(ref: MachineRef, how: 'ask' | 'kill'): Promise<void> {
    const address = await this.#find(ref);
    await stopMachine(this.#container(ref), how);
    this.#addresses.delete(ref.id);
    if (address) this.#networks.give(address.network);
  }

  async addressOf(ref: MachineRef): Promise<string> {
    const address = await this.#find(ref);
    if (!address) throw machineLost(ref.id);
    return address.ip;
  }

  async exec(ref: MachineRef, options: ExecOptions): Promise<ExecProcess> {
    return this.#reach(ref, () => execInMachine(this.#container(ref), options));
  }

  async openTerminal(ref: MachineRef, options: TerminalOptions): Promise<TerminalProcess> {
    return this.#reach(ref, () => openShell(this.#container(ref), options, options.signal));
  }

  async connectPort(ref: MachineRef, port: number, { signal }: CallOptions = {}): Promise<Duplex> {
    const ip = await this.addressOf(ref);
    try {
      return await connectAddress(ip, port, signal);
    } catch {
      // Published on the machine's own loopback address alone, perhaps: ask from inside.
      return await connectLoopback((command) => this.exec(ref, { command, user: 'learner' }), port);
    }
  }

  async connectEngine(ref: MachineRef, { signal }: CallOptions = {}): Promise<Duplex> {
    // As `docker system dial-stdio`, in 3 MB of memory and not 28.
    const command = ['socat', 'STDIO', 'UNIX-CONNECT:/var/run/docker.sock'];
    return new ProcessDuplex(
      await this.exec(ref, { command, user: 'root', ...(signal && { signal }) }),
    );
  }

  async dispose(): Promise<void> {
    await this.#spares.dispose();
    await this.#networks.dispose();
  }

  #container(ref: MachineRef): Docker.Container {
    return this.#docker.getContainer(containerName(this.#options.hostEngine.network, ref.id));
  }

  async #find(ref: MachineRef): Promise<MachineAddress | null> {
    const known = this.#addresses.get(ref.id);
    if (known) return known;
    const found = await findMachine(this.#container(ref));
    if (found) this.#addresses.set(ref.id, found);
    return found;
  }

  /** Calls the engine, and tells a machine that is gone from an engine that is down. */
  async #reach<Result>(ref: MachineRef, call: () => Promise<Result>): Promise<Result> {
    try {
      return await call();
    } catch (error) {
      const status = (error as { statusCode?: number }).statusCode;
      if (status === 404 || status === 409) throw machineLost(ref.id, error);
      throw error;
    }
  }
}
