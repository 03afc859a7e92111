import type Docker from 'dockerode';
import type { MachineNetwork } from './network-pool.ts';

/** Where a running machine is. */
export interface MachineAddress {
  readonly ip: string;
  readonly network: MachineNetwork;
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
