import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import Docker from 'dockerode';
import type { Logger } from 'pino';
import type { MachineLimits } from '../../config.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { HostEngine } from '../../host-engine/host-engine.ts';
import type { RegistryAccess } from '../../registry/classroom-registry.ts';
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
import type { GoldenImages } from './golden/golden-images.ts';
import type { GoldenShelf } from './golden/golden-shelf.ts';
import { shelveGolden } from './golden/shelve-golden.ts';
import { type MachineAddress, bootMachine, findMachine, stopMachine } from './machine-boot.ts';
import type { DiskRecord } from './disk-record.ts';
import { containerName, listMachineContainers, machineLabel } from './machine-container.ts';
import { MachineDisks } from './machine-disk.ts';
import { execInMachine, openShell } from './machine-exec.ts';
import { endLeftShells } from './left-shells.ts';
import { machineLost } from './machine-lost.ts';
import { NetworkPool } from './network-pool.ts';
import { ProcessDuplex } from './process-duplex.ts';
import { connectAddress, connectLoopback } from './port-connection.ts';

/** What the driver runs machines with. */
export interface DockerDriverOptions {
  readonly hostEngine: HostEngine;
  readonly home: string;
  /** Image of a machine, present on the host engine. */
  readonly image: string;
  readonly seccomp: string;
  readonly limits: MachineLimits;
  /** Whether machines pull through a mirror on the gateway. */
  readonly mirror: boolean;
  /** The classroom registry; null for machines that nobody learns on. */
  readonly registry: RegistryAccess | null;
  /** The images of new machines, and the layers of all; null for machines without any. */
  readonly golden: { readonly images: GoldenImages; readonly shelf: GoldenShelf } | null;
  readonly spareNetworks: number;
  readonly log: Logger;
}

/** Machines as containers of a host engine, each with an engine of its own, see `machine.md`. */
export class DockerDriver implements Driver {
  readonly name = 'docker';
  readonly #options: DockerDriverOptions;
  readonly #docker: Docker;
  readonly #disks: MachineDisks;
  readonly #networks: NetworkPool;
  readonly #addresses = new Map<string, MachineAddress>();
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
    return driver;
  }

  async start({ signal, onReachable }: StartOptions = {}): Promise<MachineRef> {
    const ref = { driver: this.name, id: randomBytes(6).toString('hex') };
    await this.#disks.create(ref.id, this.#madeNow);
    try {
      await this.#boot(ref, this.#madeNow, signal, onReachable);
      return ref;
    } catch (error) {
      await this.destroy(ref);
      throw error;
    }
  }

  async resume(ref: MachineRef, { signal }: CallOptions = {}): Promise<void> {
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
      await this.#boot(ref, madeWith, signal);
    } catch (error) {
      await this.hibernate(ref);
      throw error;
    }
  }

  async #boot(
    ref: MachineRef,
    madeWith: DiskRecord,
    signal: AbortSignal | undefined,
    onReachable?: (ref: MachineRef) => void,
  ): Promise<void> {
    const { hostEngine, golden, image, limits, mirror, registry, seccomp } = this.#options;
    // A machine that hibernated with other golden images goes on with those.
    const key = madeWith.golden;
    const goldenFolder = golden && key !== null ? await golden.shelf.mount(key) : null;
    const network = await this.#networks.take();
    try {
      const address = await bootMachine(this.#docker, {
        id: ref.id,
        image,
        limits,
        seccomp,
        mirror,
        registry,
        diskFolder: this.#disks.paths(ref.id).mount,
        goldenFolder,
        dockerNetwork: network.name,
        cgroupParent: hostEngine.cgroupParent,
        network: hostEngine.network,
        users: hostEngine.users,
        signal,
        onReachable: () => onReachable?.(ref),
      });
      this.#addresses.set(ref.id, { ...address, network });
    } catch (error) {
      await this.#container(ref)
        .remove({ force: true })
        .catch(() => undefined);
      this.#networks.give(network);
      throw error;
    }
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
    return [...ids].map((id) => ({ driver: this.name, id }));
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
