import { mkdir, realpath } from 'node:fs/promises';
import type { Logger } from 'pino';
import { dockerdArguments, hostEnginePaths, remappedRunFolder } from './dockerd-arguments.ts';
import { DockerdProcess } from './dockerd-process.ts';
import { lowerFirewall, raiseFirewall } from './firewall.ts';
import { lowerBridges, raiseGateway } from './gateway-bridge.ts';
import type { HostEngine, UserRange } from './host-engine.ts';
import { openNameService } from './name-service.ts';
import { hostEngineId, takenBlocks } from './network-plan.ts';
import { ownedProcess } from './owned-process.ts';
import {
  endCgroup,
  endProcessesNaming,
  removeRunFolder,
  unmountBelow,
} from './remove-leftovers.ts';
import { settledNetwork } from './settled-network.ts';

/** What a host engine of our own needs. */
export interface HostEngineOptions {
  /** State folder; made where there is none. */
  readonly home: string;
  readonly users: UserRange;
  /** Domains that machines are told do not exist, see {@link openNameService}. */
  readonly silencedDomains: readonly string[];
  readonly log: Logger;
}

/**
 * Starts (or adopts, after a killed run) the Docker engine that machines run on, with its bridge,
 * firewall and name service. What a killed run left behind is put right on the way.
 * @throws SlipwayError `host-engine-down`
 */
export async function startHostEngine(options: HostEngineOptions): Promise<HostEngine> {
  const { users, silencedDomains, log } = options;
  await mkdir(options.home, { recursive: true, mode: 0o711 });
  const home = await realpath(options.home);
  const id = hostEngineId(home);
  const paths = hostEnginePaths(home, id);
  const engineRuns = (await ownedProcess(paths.pidFile, paths.pidFile)) !== null;
  const network = await settledNetwork({ home, id, paths, engineRuns, taken: takenBlocks(id) });
  const cgroupParent = `/slipway-${network.id}`;
  await mkdir(paths.runFolder, { recursive: true, mode: 0o711 });
  await raiseGateway(network);
  await raiseFirewall(network);
  const nameService = await openNameService(network, paths.runFolder, silencedDomains);
  const dockerd = new DockerdProcess(paths, dockerdArguments(paths, network), log);
  const lowerNetwork = async () => {
    await nameService.dispose();
    await lowerFirewall(network);
    await lowerBridges(network);
  };
  try {
    await dockerd.start();
  } catch (error) {
    await lowerNetwork();
    throw error;
  }
  return {
    socketPath: paths.socket,
    users,
    network,
    cgroupParent,
    events: dockerd.events,
    isUp: () => dockerd.isUp(),
    async dispose() {
      await dockerd.dispose();
      await endCgroup(cgroupParent);
      await endProcessesNaming(`${paths.runFolder}/exec`);
      await lowerNetwork();
      await unmountBelow(paths.dataRoot);
      await removeRunFolder(paths.runFolder);
      await removeRunFolder(remappedRunFolder(network.id, users));
    },
  };
}
