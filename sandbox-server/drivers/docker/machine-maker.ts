import type Docker from 'dockerode';
import type { MachineRef } from '../driver.ts';
import type { DiskRecord } from './disk-record.ts';
import type { DockerDriverOptions } from './docker-driver-options.ts';
import { containerName } from './machine-container.ts';
import type { MachineDisks } from './machine-disk.ts';
import type { MachineNetwork, NetworkPool } from './network-pool.ts';
import { PreparedMachine } from './prepared-machine.ts';
import { stopMachine } from './stop-machine.ts';

/** A machine up to its engine. */
export interface ReadyMachine {
  readonly ref: MachineRef;
  readonly machine: PreparedMachine;
  readonly network: MachineNetwork;
}

export interface MachineMakerOptions {
  readonly docker: Docker;
  readonly disks: MachineDisks;
  readonly networks: NetworkPool;
  /** What new machines are made with. */
  readonly madeNow: DiskRecord;
  readonly options: DockerDriverOptions;
}

/** Makes machines up to their engine, and takes them down again. */
export class MachineMaker {
  readonly #given: MachineMakerOptions;

  constructor(given: MachineMakerOptions) {
    this.#given = given;
  }

  /** A new machine with a new disk; nothing is left of it where this rejects. */
  async make(ref: MachineRef, signal?: AbortSignal): Promise<ReadyMachine> {
    const { disks, madeNow } = this.#given;
    try {
      await disks.create(ref.id, madeNow);
      signal?.throwIfAborted();
      return await this.prepare(ref, madeNow);
    } catch (error) {
      await disks.remove(ref.id);
      throw error;
    }
  }

  /** The container of a machine whose disk is mounted. */
  async prepare(ref: MachineRef, madeWith: DiskRecord): Promise<ReadyMachine> {
    const { docker, disks, networks, options } = this.#given;
    const { hostEngine, golden, image, limits, mirror, registry, seccomp } = options;
    // A machine that hibernated with other golden images goes on with those.
    const key = madeWith.golden;
    const goldenFolder = golden && key !== null ? await golden.shelf.mount(key) : null;
    const network = await networks.take();
    try {
      const machine = await PreparedMachine.make(docker, {
        ...{ id: ref.id, image, limits, seccomp, mirror, registry, goldenFolder },
        diskFolder: disks.paths(ref.id).mount,
        dockerNetwork: network.name,
        cgroupParent: hostEngine.cgroupParent,
        network: hostEngine.network,
        users: hostEngine.users,
      });
      return { ref, machine, network };
    } catch (error) {
      await this.takeDown({ ref, network });
      throw error;
    }
  }

  /** Removes a machine's container and frees its network; its disk stays. */
  async takeDown({ ref, network }: Pick<ReadyMachine, 'ref' | 'network'>): Promise<void> {
    const { docker, networks, options } = this.#given;
    const container = docker.getContainer(containerName(options.hostEngine.network, ref.id));
    // An engine that is down has said so to whoever started the machine.
    await stopMachine(container, 'kill').catch(() => undefined);
    networks.give(network);
  }

  /** Removes a machine and its disk. */
  async discard(ready: ReadyMachine): Promise<void> {
    await this.takeDown(ready);
    await this.#given.disks.remove(ready.ref.id);
  }
}
