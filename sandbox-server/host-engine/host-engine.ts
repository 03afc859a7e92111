import type { EventEmitter } from 'node:events';

/** The 65,536 user and group ids that root and everybody else in machines have outside. */
export interface UserRange {
  readonly uidBase: number;
  readonly gidBase: number;
}

/** Where machines run: a Docker engine with user namespaces, and the network around them. */
export interface HostEngine {
  /** Unix socket of its API. */
  readonly socketPath: string;
  readonly users: UserRange;
  readonly network: HostNetwork;
  /** Parent cgroup of machines, such as `/slipway-1a2b3c`. */
  readonly cgroupParent: string;
  /** Emits `down` when the engine stopped answering, `up` when it is back. */
  readonly events: EventEmitter<{ down: []; up: [] }>;
  isUp(): boolean;
  /** Stops what was started. Machines must have been hibernated or destroyed before. */
  dispose(): Promise<void>;
}

/** Names and addresses that belong to one host engine alone, so that several can live together. */
export interface HostNetwork {
  /** Six hexadecimal digits from the state folder's path. */
  readonly id: string;
  /** Bridge that carries the gateway address; machines have bridges of their own. */
  readonly bridge: string;
  /** Every interface of ours starts with this. */
  readonly interfacePrefix: string;
  /** Where mirror, registry, package index and name service listen: all of the host that machines reach. */
  readonly gateway: string;
  /** All addresses of this host engine, as CIDR. */
  readonly subnet: string;
  /** Second byte of the subnet: `10.<block>.0.0/16`. */
  readonly block: number;
}

/** Ports on the gateway address that machines may reach. */
export const gatewayPorts = {
  mirror: 5000,
  packageIndex: 80,
  nameService: 53,
  /** That of HTTPS, so that names of images need none. */
  registry: 443,
} as const;
