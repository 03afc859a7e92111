import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { HostNetwork } from './host-engine.ts';

const firstBlock = 64;
const blocks = 64;

/** Six hexadecimal digits that stand for a state folder in names of bridges, chains and cgroups. */
export function hostEngineId(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 6);
}

/**
 * Picks a /16 for a host engine: `10.64.0.0/16` to `10.127.0.0/16`, starting from a place that the
 * id decides, leaving out blocks that are taken.
 * @param taken second bytes of 10.x networks that this computer already has a route to
 * @throws SlipwayError `host-engine-down` where all 64 are taken
 */
export function planNetwork(id: string, taken: ReadonlySet<number>): HostNetwork {
  const start = Number.parseInt(id, 16) % blocks;
  for (let step = 0; step < blocks; step++) {
    const block = firstBlock + ((start + step) % blocks);
    if (!taken.has(block)) return networkOfBlock(id, block);
  }
  throw new SlipwayError('host-engine-down', 'No free network for learners’ machines was found.', {
    expected: 'a free /16 between 10.64.0.0 and 10.127.255.255',
    found: 'all of them in use on this computer',
    remedy: 'Remove networks that are not needed (ip address; docker network prune).',
  });
}

/** The plan for a block that was chosen before. */
export function networkOfBlock(id: string, block: number): HostNetwork {
  return {
    id,
    bridge: `sl${id}`,
    interfacePrefix: `sl${id}`,
    gateway: `10.${block}.0.1`,
    subnet: `10.${block}.0.0/16`,
    block,
  };
}

/** A machine's own network: 2,048 blocks of 16 addresses in the upper half of the /16. */
export function machineNetwork(network: HostNetwork, index: number) {
  const offset = index * 16;
  const third = 128 + Math.floor(offset / 256);
  return {
    bridge: `${network.interfacePrefix}m${index}`,
    subnet: `10.${network.block}.${third}.${offset % 256}/28`,
    gateway: `10.${network.block}.${third}.${(offset % 256) + 1}`,
  };
}

/** How many machine networks a host engine has addresses for. */
export const machineNetworks = 2048;

/** Second bytes of the 10.x addresses on interfaces that are not ours. */
export function takenBlocks(id: string): Set<number> {
  const taken = new Set<number>();
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    if (name.startsWith(`sl${id}`)) continue;
    for (const { address } of addresses ?? []) {
      const match = /^10\.(\d+)\./.exec(address);
      if (match) taken.add(Number(match[1]));
    }
  }
  return taken;
}
