import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { unmountGolden } from '../drivers/docker/golden/golden-shelf.ts';
import { loadMachineImage } from '../drivers/docker/load-machine-image.ts';
import { openDockerDriver } from '../drivers/docker/open-docker-driver.ts';
import { removeOldImages } from '../drivers/docker/remove-old-images.ts';
import type { Driver } from '../drivers/driver.ts';
import { ManagedDriver } from '../drivers/managed-driver.ts';
import { attachHostEngine } from '../host-engine/attach-host-engine.ts';
import { hostEnginePaths } from '../host-engine/dockerd-arguments.ts';
import { gatewayPorts, type HostEngine } from '../host-engine/host-engine.ts';
import { registryHost } from '../host-engine/name-service.ts';
import { unmountBelow } from '../host-engine/remove-leftovers.ts';
import { startHostEngine } from '../host-engine/start-host-engine.ts';
import type { Kit } from '../kit/kit.ts';
import { openMirror } from '../kit/open-mirror.ts';
import { openPackageIndex } from '../kit/open-package-index.ts';
import { findKit } from '../kit/prepare-kit.ts';
import { findMachineImage } from '../machine-image/build-machine-image.ts';
import { seccompProfile } from '../machine-image/seccomp-profile.ts';
import type { ClassroomRegistry } from '../registry/classroom-registry.ts';
import { openClassroomRegistry } from '../registry/open-classroom-registry.ts';
import { readUserRange } from '../setup/user-range.ts';
import { CleanUp } from './clean-up.ts';

/** Machines, ready to be started. */
export interface Machines {
  readonly driver: Driver;
  readonly hostEngine: HostEngine;
  readonly kit: Kit;
  readonly registry: ClassroomRegistry;
  /** Hibernates what still runs, then stops the host engine and all around it. */
  dispose(): Promise<void>;
}

/**
 * Brings up all that machines need, from what the set-up built: host engine, mirror, package index,
 * golden images, driver. @throws ConfigError where the set-up has not been run
 */
export async function openMachines(config: Config, home: string, log: Logger): Promise<Machines> {
  const cleanUp = new CleanUp();
  try {
    const { image, kit } = await findPrepared(config);
    const silencedDomains = kit.mode === 'offline' ? ['docker.io'] : [];
    const { hostEngineSocket: socketPath } = config;
    const hostEngine = socketPath
      ? await attachHostEngine({ socketPath, home, silencedDomains })
      : await startHostEngine({ home, users: await readUserRange(), silencedDomains, log });
    // Disks of machines that went down with an engine that nobody could ask any more.
    cleanUp.add(() => unmountBelow(`${home}/machines`));
    cleanUp.add(() => hostEngine.dispose());
    await openGatewayServices(hostEngine, kit, home, log, cleanUp);
    const registry = await openRegistry(hostEngine, home, log);
    cleanUp.add(() => registry.dispose());
    await loadMachineImage(hostEngine.socketPath, image);
    // An engine of somebody else's may have another server's machines on it.
    if (!socketPath) {
      await removeOldImages({
        socketPath: hostEngine.socketPath,
        machinesFolder: `${home}/machines`,
        current: image.reference,
        log,
      });
    }
    cleanUp.add(() => unmountGolden(home));
    const docker = await openDockerDriver({
      hostEngine,
      home,
      cache: config.cache,
      image: image.reference,
      seccomp: seccompProfile(),
      limits: config.machine,
      mirror: true,
      registry,
      goldenImages: goldenNames(kit),
      kitKey: kit.registryStore,
      spareNetworks: config.warmMachines + 2,
      spareMachines: config.spareMachines,
      log,
    });
    const driver = new ManagedDriver(docker, log);
    cleanUp.add(() => driver.dispose());
    cleanUp.add(() => hibernateRunning(driver));
    return { driver, hostEngine, kit, registry, dispose: () => cleanUp.run() };
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}

/** Whatever is left running when everybody else has stopped: it would outlive its engine. */
async function hibernateRunning(driver: Driver): Promise<void> {
  for (const ref of await driver.list()) {
    if ((await driver.inspect(ref)) === 'running') await driver.hibernate(ref);
  }
}

async function findPrepared(config: Config) {
  const image = await findMachineImage(config.cache);
  const kit = await findKit({ cacheFolder: config.cache, mode: config.kitMode });
  if (image && kit) return { image, kit };
  const missing = image ? 'the kit' : 'the machine image';
  throw new ConfigError(`${missing} has not been built in ${config.cache}.\n  Run \`npm start\`.`);
}

async function openGatewayServices(
  { network }: HostEngine,
  kit: Kit,
  home: string,
  log: Logger,
  cleanUp: CleanUp,
): Promise<void> {
  const runFolder = `${home}/mirror`;
  await mkdir(runFolder, { recursive: true });
  const mirror = await openMirror({
    kit,
    address: network.gateway,
    port: gatewayPorts.mirror,
    runFolder,
    log,
  });
  cleanUp.add(() => mirror.dispose());
  if (kit.packagesFolder === null) return;
  const index = await openPackageIndex({
    folder: kit.packagesFolder,
    address: network.gateway,
    port: gatewayPorts.packageIndex,
  });
  cleanUp.add(() => index.dispose());
}

function openRegistry({ network }: HostEngine, home: string, log: Logger) {
  return openClassroomRegistry({
    folder: `${home}/registry`,
    socketFolder: hostEnginePaths(home, network.id).runFolder,
    host: registryHost,
    address: network.gateway,
    port: gatewayPorts.registry,
    log,
  });
}

/** The names under which a learner may use Python without a pull. */
function goldenNames(kit: Kit): string[] {
  const { pythonVersion: version } = kit;
  const slim = ['python:3-slim', `python:${version}-slim`];
  // In the kit these are the same image; on Docker Hub they are 1 GB.
  return kit.mode === 'online'
    ? slim
    : [...slim, 'python:slim', 'python:3', `python:${version}`, 'python:latest'];
}
