import type Docker from 'dockerode';
import type { HostNetwork } from '../../host-engine/host-engine.ts';
import { machineNetwork, machineNetworks } from '../../host-engine/network-plan.ts';
import { hostLabel } from './machine-container.ts';

const indexLabel = 'dev.slipway.network';

/** A network that one machine has for itself. */
export interface MachineNetwork {
  readonly index: number;
  readonly name: string;
}

/**
 * Networks of machines, one each. Making one takes about 100 ms, so some are kept ready, and those
 * of machines that ended are used again.
 */
export class NetworkPool {
  readonly #docker: Docker;
  readonly #network: HostNetwork;
  readonly #spareWanted: number;
  readonly #spare: MachineNetwork[] = [];
  readonly #known = new Set<number>();
  #filling: Promise<void> | undefined;

  constructor(docker: Docker, network: HostNetwork, spareWanted: number) {
    this.#docker = docker;
    this.#network = network;
    this.#spareWanted = spareWanted;
  }

  /** Finds the networks of an earlier run, and makes what is missing. */
  async open(): Promise<void> {
    const listed = await this.#docker.listNetworks({
      filters: { label: [`${hostLabel}=${this.#network.id}`] },
    });
    for (const { Id, Name, Labels } of listed) {
      const index = Number(Labels?.[indexLabel]);
      const { Containers } = await this.#docker.getNetwork(Id).inspect();
      this.#known.add(index);
      if (Object.keys(Containers ?? {}).length === 0) this.#spare.push({ index, name: Name });
    }
    await this.#fill();
  }

  async take(): Promise<MachineNetwork> {
    const network = this.#spare.shift() ?? (await this.#make());
    void this.#fill();
    return network;
  }

  /** Gives a network back; no container may be attached to it any more. */
  give(network: MachineNetwork): void {
    this.#spare.push(network);
  }

  async dispose(): Promise<void> {
    await this.#filling;
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#fillUp().finally(() => (this.#filling = undefined));
    return this.#filling;
  }

  async #fillUp(): Promise<void> {
    while (this.#spare.length < this.#spareWanted) this.#spare.push(await this.#make());
  }

  async #make(): Promise<MachineNetwork> {
    let index = 0;
    while (this.#known.has(index)) index++;
    if (index >= machineNetworks) throw new Error('all networks for machines are in use');
    this.#known.add(index);
    const { bridge, subnet, gateway } = machineNetwork(this.#network, index);
    try {
      await this.#docker.createNetwork({
        Name: bridge,
        Driver: 'bridge',
        IPAM: { Driver: 'default', Config: [{ Subnet: subnet, Gateway: gateway }] },
        Options: {
          'com.docker.network.bridge.name': bridge,
          'com.docker.network.bridge.enable_icc': 'false',
        },
        Labels: { [hostLabel]: this.#network.id, [indexLabel]: String(index) },
      });
    } catch (error) {
      this.#known.delete(index);
      throw error;
    }
    return { index, name: bridge };
  }
}
