import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import type { HostEnginePaths } from './dockerd-arguments.ts';
import type { HostNetwork } from './host-engine.ts';
import { networkOfBlock, planNetwork } from './network-plan.ts';

export interface SettledNetworkOptions {
  readonly home: string;
  /** See `hostEngineId`. */
  readonly id: string;
  readonly paths: Pick<HostEnginePaths, 'dataRoot'>;
  /** Blocks that this computer uses for something else. */
  readonly taken: ReadonlySet<number>;
  /** Whether an engine of an earlier run is still there. */
  readonly engineRuns: boolean;
}

/**
 * The network of the last run, so that machines can be adopted, as long as its block is free or an
 * engine still lives by it; else another one, which the engine's memory is cleared for.
 */
export async function settledNetwork(options: SettledNetworkOptions): Promise<HostNetwork> {
  const { home, id, paths, taken, engineRuns } = options;
  const file = `${home}/network.json`;
  const saved: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  if (isSaved(saved) && (engineRuns || !taken.has(saved.block))) {
    return networkOfBlock(id, saved.block);
  }
  const network = planNetwork(id, taken);
  await forgetAddresses(paths.dataRoot);
  await writeFile(file, JSON.stringify({ block: network.block }));
  return network;
}

/**
 * dockerd keeps the address of its bridge, and would not start on a bridge that has another. Networks
 * of machines are made anew at every start.
 */
async function forgetAddresses(dataRoot: string): Promise<void> {
  // With user namespaces the data are in a folder that is named after the first ids.
  const files = await Array.fromAsync(glob(`{.,*}/network/files/local-kv.db`, { cwd: dataRoot }));
  for (const path of files) await rm(`${dataRoot}/${path}`, { force: true });
}

function isSaved(value: unknown): value is { block: number } {
  return (
    typeof value === 'object' && value !== null && 'block' in value && Number.isInteger(value.block)
  );
}
