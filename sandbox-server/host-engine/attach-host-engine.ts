import { EventEmitter } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import Docker from 'dockerode';
import { SlipwayError } from '../errors/slipway-error.ts';
import { hostEnginePaths } from './dockerd-arguments.ts';
import { enginePings } from './engine-ping.ts';
import { lowerFirewall, raiseFirewall } from './firewall.ts';
import { lowerBridges, raiseGateway } from './gateway-bridge.ts';
import type { HostEngine, HostNetwork } from './host-engine.ts';
import { openNameService } from './name-service.ts';
import { hostEngineId, planNetwork, takenBlocks } from './network-plan.ts';
import { endCgroup, removeRunFolder } from './remove-leftovers.ts';

const pollEvery = 2_000;

/**
 * Uses a Docker engine of this computer that somebody else runs (SLIPWAY_HOST_ENGINE). It must have
 * user namespaces, or root in a learner's machine would be root here.
 * @throws SlipwayError `host-engine-down`, also where the engine is not fit
 */
export async function attachHostEngine(options: {
  readonly socketPath: string;
  readonly home: string;
  readonly silencedDomains: readonly string[];
}): Promise<HostEngine> {
  const { socketPath, silencedDomains } = options;
  const users = await fitUsers(socketPath);
  await mkdir(options.home, { recursive: true, mode: 0o711 });
  const home = await realpath(options.home);
  const id = hostEngineId(home);
  const cgroupParent = `/slipway-${id}`;
  const network = planNetwork(id, takenBlocks(id));
  const { runFolder } = hostEnginePaths(home, id);
  await mkdir(runFolder, { recursive: true, mode: 0o711 });
  await raiseGateway(network);
  await raiseFirewall(network);
  const nameService = await openNameService(network, runFolder, silencedDomains);
  const events = new EventEmitter<{ down: []; up: [] }>();
  let up = true;
  const timer = setInterval(async () => {
    const pings = await enginePings(socketPath);
    if (pings !== up) events.emit(pings ? 'up' : 'down');
    up = pings;
  }, pollEvery).unref();
  return {
    socketPath,
    users,
    network,
    cgroupParent,
    events,
    isUp: () => up,
    async dispose() {
      clearInterval(timer);
      await endCgroup(cgroupParent);
      await removeNetworks(socketPath, network);
      await nameService.dispose();
      await lowerFirewall(network);
      await lowerBridges(network);
      await removeRunFolder(runFolder);
    },
  };
}

/** A bridge that is taken away under an engine would be missing in it ever after. */
async function removeNetworks(socketPath: string, network: HostNetwork): Promise<void> {
  const docker = new Docker({ socketPath });
  const listed = await docker.listNetworks().catch(() => []); // It may have ended before us.
  for (const { Id, Name } of listed) {
    if (!Name.startsWith(network.interfacePrefix)) continue;
    await docker
      .getNetwork(Id)
      .remove()
      .catch(() => undefined);
  }
}

/** With user namespaces, the data root ends in `<uid>.<gid>` of the range's first ids. */
async function fitUsers(socketPath: string) {
  const unfit = (expected: string, found: string, remedy: string, cause?: unknown) =>
    new SlipwayError('host-engine-down', 'The engine in SLIPWAY_HOST_ENGINE cannot be used.', {
      expected,
      found,
      remedy,
      cause,
    });
  const info = (await new Docker({ socketPath }).info().catch((cause: unknown) => {
    throw unfit(
      `a Docker engine that answers on ${socketPath}`,
      cause instanceof Error ? cause.message : String(cause),
      'Start it, or unset SLIPWAY_HOST_ENGINE to have Slipway run one of its own.',
      cause,
    );
  })) as { SecurityOptions?: string[]; DockerRootDir: string; CgroupDriver: string };
  const ids = /\/(\d+)\.(\d+)$/.exec(info.DockerRootDir);
  const remapped = info.SecurityOptions?.some((option) => option.includes('name=userns'));
  if (!remapped || !ids) {
    throw unfit(
      'an engine started with --userns-remap',
      'one without: root in a machine would be root on this computer',
      'Add "userns-remap": "default" to its daemon.json, or unset SLIPWAY_HOST_ENGINE.',
    );
  }
  if (info.CgroupDriver !== 'cgroupfs') {
    throw unfit(
      'the cgroup driver cgroupfs',
      info.CgroupDriver,
      'Add "exec-opts": ["native.cgroupdriver=cgroupfs"] to its daemon.json.',
    );
  }
  return { uidBase: Number(ids[1]), gidBase: Number(ids[2]) };
}
