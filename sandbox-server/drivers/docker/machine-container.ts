import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import type { RegistryAccount } from '../../../protocol/registry.ts';
import type { MachineLimits } from '../../config.ts';
import { gatewayPorts, type HostNetwork } from '../../host-engine/host-engine.ts';
import type { RegistryAccess } from '../../registry/classroom-registry.ts';

/** What makes one machine's container different from another's. */
export interface MachineContainerOptions {
  readonly id: string;
  readonly image: string;
  /** Folder where the machine's disk is mounted. */
  readonly diskFolder: string;
  /** Folder where the golden layers are mounted; null for the machine that builds them. */
  readonly goldenFolder: string | null;
  readonly dockerNetwork: string;
  readonly cgroupParent: string;
  readonly network: HostNetwork;
  readonly limits: MachineLimits;
  /** The seccomp profile's JSON. */
  readonly seccomp: string;
  /** Whether the gateway has a registry mirror. */
  readonly mirror: boolean;
  /** The classroom registry, in which the machine gets an account; null for none. */
  readonly registry: RegistryAccess | null;
}

/** Labels by which a restarted server finds its machines again. */
export const machineLabel = 'dev.slipway.machine';
export const hostLabel = 'dev.slipway.host';

/** Name of a machine's container on the host engine. */
export const containerName = (network: HostNetwork, id: string) => `slipway-${network.id}-${id}`;

/** The containers of all machines of a host engine: those that run, or those that ended too. */
export function listMachineContainers(
  docker: Docker,
  { id }: HostNetwork,
  { all }: { all: boolean },
): Promise<Docker.ContainerInfo[]> {
  return docker.listContainers({ all, filters: { label: [`${hostLabel}=${id}`] } });
}

const mebibyte = 1024 * 1024;

/**
 * The container of a machine, as `machine.md` found it to hold: its own user namespace (from the
 * host engine), SYS_ADMIN, NET_ADMIN and SYS_PTRACE inside that namespace only, a read-only root, a seccomp
 * profile, and limits on memory, processes and processor time.
 */
export function machineContainer(options: MachineContainerOptions): ContainerCreateOptions & {
  HostConfig: { CgroupnsMode: string }; // The Engine API has it, the types do not.
} {
  const { id, limits, network, registry } = options;
  const memory = limits.memoryMebibytes * mebibyte;
  const { gateway } = network;
  return {
    name: containerName(network, id),
    Hostname: 'sandbox',
    Image: options.image,
    Cmd: ['/usr/local/lib/slipway/start-engine'],
    Env: [
      `SLIPWAY_DNS=${gateway}`,
      ...(options.mirror ? [`SLIPWAY_MIRROR=http://${gateway}:${gatewayPorts.mirror}`] : []),
      ...(registry ? accountVariables(registry.accountOf(id)) : []),
    ],
    Labels: { [machineLabel]: id, [hostLabel]: network.id },
    StopTimeout: 12,
    // The word to start the engine comes over it.
    OpenStdin: true,
    AttachStdin: true,
    AttachStdout: true,
    HostConfig: {
      Init: true,
      ReadonlyRootfs: true,
      Tmpfs: { '/run': 'exec', '/tmp': 'exec,size=64m', '/etc/docker': '' },
      Binds: [
        `${options.diskFolder}/docker:/var/lib/docker`,
        `${options.diskFolder}/home:/home/learner`,
        ...(options.goldenFolder ? [`${options.goldenFolder}:/golden:ro`] : []),
        ...(registry ? [`${registry.trustFolder}:/etc/docker/certs.d:ro`] : []),
      ],
      NetworkMode: options.dockerNetwork,
      Dns: [gateway],
      // SYS_PTRACE: `docker exec` opens the namespaces of a process that is not root's.
      CapAdd: ['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'],
      SecurityOpt: [`seccomp=${options.seccomp}`, 'apparmor=unconfined'],
      // What `--security-opt systempaths=unconfined` stands for: nested engines must mount proc.
      MaskedPaths: [],
      ReadonlyPaths: [],
      CgroupnsMode: 'private',
      CgroupParent: options.cgroupParent,
      Memory: memory,
      MemorySwap: memory,
      NanoCpus: limits.cpus * 1e9,
      PidsLimit: limits.processes,
      Ulimits: [{ Name: 'nofile', Soft: 20_000, Hard: 20_000 }],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '256k' } },
    },
  };
}

/** Seen in every shell: lessons name the registry and its user by them. */
function accountVariables({ host, user, password }: RegistryAccount): string[] {
  return [`REGISTRY=${host}`, `REGISTRY_USER=${user}`, `REGISTRY_PASSWORD=${password}`];
}
