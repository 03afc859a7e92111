import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openClassroomRegistry } from '../../sandbox-server/registry/open-classroom-registry.ts';
import type { StorageLimits } from '../../sandbox-server/registry/registry-store.ts';
import { RegistryUser } from './registry-user.ts';

export const registryHost = 'registry.test';
export const mebibyte = 1024 ** 2;
export const log = pino({ level: 'silent' });

/** Debian's docker-registry behind our door, on a port and in a folder of its own. */
export class RegistryWorld {
  readonly folder: string;
  registry!: Awaited<ReturnType<typeof openClassroomRegistry>>;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<RegistryWorld> {
    const world = new RegistryWorld(await mkdtemp(join(tmpdir(), 'slipway-registry-')));
    await world.start();
    return world;
  }

  /** Opens the registry; one that was closed has what it had. */
  async start(limits: Partial<StorageLimits> = {}): Promise<void> {
    const { folder } = this;
    this.registry = await openClassroomRegistry({
      ...{ folder: join(folder, 'registry'), socketFolder: folder, host: registryHost, log },
      ...{ address: '127.0.0.1', port: 0 },
      limits: { bytes: 64 * mebibyte, entries: 1_000, spare: 0, ...limits },
    });
  }

  async dispose(): Promise<void> {
    await this.registry.dispose();
    await rm(this.folder, { recursive: true });
  }

  /** Where it listens, and whom to trust there. */
  async place() {
    const { registry } = this;
    const ca = await readFile(join(registry.trustFolder, registryHost, 'ca.crt'), 'utf8');
    return { port: registry.port, ca, host: registryHost };
  }

  /** A machine's account, open, and who speaks to the registry with it. */
  async userOf(machine: string, onUse = () => undefined as void) {
    const account = this.registry.open(machine, '127.0.0.1', onUse);
    return { account, user: account.user, client: new RegistryUser(await this.place(), account) };
  }

  /** Whether a layer is still stored. */
  hasLayer(digest: string): Promise<boolean> {
    const hash = digest.slice('sha256:'.length);
    const path = `store/docker/registry/v2/blobs/sha256/${hash.slice(0, 2)}/${hash}`;
    return stat(join(this.folder, 'registry', path)).then(
      () => true,
      () => false,
    );
  }
}
