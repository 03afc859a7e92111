import type { Logger } from 'pino';
import type { Kit } from './kit.ts';
import { keepRegistry } from './registry/keep-registry.ts';
import type { RunningRegistry } from './registry/registry-process.ts';

const dockerHub = 'https://registry-1.docker.io';

export interface MirrorOptions {
  readonly kit: Pick<Kit, 'mode' | 'registryStore'>;
  readonly address: string;
  /** 0 lets the kernel choose. */
  readonly port: number;
  /** Folder for the mirror's configuration file. */
  readonly runFolder: string;
  /** What stands in for Docker Hub in the online mode. */
  readonly upstream?: string;
  readonly signal?: AbortSignal;
  /** Receives the mirror's warnings and errors, and is told when it died and when it is back. */
  readonly log: Pick<Logger, 'warn' | 'error' | 'info'>;
}

/**
 * Opens the registry mirror that machines pull through: read-only over the offline kit's store, or a
 * cache in front of Docker Hub. Nobody can push into either. It is started again where it dies, and
 * ends with this process at the latest. Throws `SetupError`, also where the port is taken.
 */
export async function openMirror(options: MirrorOptions): Promise<Omit<RunningRegistry, 'gone'>> {
  const { kit, address, port, runFolder, signal, log, upstream = dockerHub } = options;
  return keepRegistry(
    {
      title: 'The registry mirror',
      store: kit.registryStore,
      role: kit.mode === 'online' ? { kind: 'pull-through', upstream } : { kind: 'read-only' },
      ...{ address, port, runFolder, signal },
      log: (line) => log.warn({ line }, 'mirror'),
    },
    log,
  );
}
