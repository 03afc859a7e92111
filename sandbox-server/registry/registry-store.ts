import { lstat, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerOf } from './registry-request.ts';

/** What one learner may have in the classroom registry. */
export interface StorageLimits {
  readonly bytes: number;
  /** Files and folders that the registry keeps for a learner: tags, layers, uploads. */
  readonly entries: number;
  /** Bytes that a push leaves free on the disk, whoever pushes. */
  readonly spare: number;
}

/** Ten images of the course's size; an image takes some forty entries. */
export const storageLimits: StorageLimits = {
  bytes: 1024 ** 3,
  entries: 4_000,
  spare: 1024 ** 3,
};

/** Milliseconds for which "full" is answered without another look: who is refused may ask at once. */
const fullFor = 2_000;

/**
 * The folders in which docker-registry keeps its data, as distribution's
 * `registry/storage/paths.go` lays them out.
 */
export class RegistryStore {
  /** What docker-registry calls its root directory. */
  readonly folder: string;
  readonly #limits: StorageLimits;
  readonly #now: () => number;
  /** Looks at what learners have: those under way, and those that found one full a moment ago. */
  readonly #looks = new Map<string, { outcome: Promise<string | null>; until: number }>();

  /** @param now milliseconds since 1970 */
  constructor(folder: string, limits: StorageLimits, now: () => number = Date.now) {
    this.folder = folder;
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Why a learner may store no more; null where there is room. A layer that several images or
   * learners share counts for each learner once, as if it were theirs alone. One look at a time for
   * each learner serves all who ask meanwhile: however often they do, it costs the disk no more.
   */
  async fullness(user: string): Promise<string | null> {
    const known = this.#looks.get(user);
    if (known && this.#now() < known.until) return known.outcome;
    const look = { outcome: this.#look(user), until: Infinity };
    this.#looks.set(user, look);
    const end = (until: number) => {
      look.until = until;
      if (until === 0 && this.#looks.get(user) === look) this.#looks.delete(user);
    };
    try {
      const full = await look.outcome;
      end(full === null ? 0 : this.#now() + fullFor);
      return full;
    } catch (error) {
      end(0);
      throw error;
    }
  }

  async #look(user: string): Promise<string | null> {
    const { bytes, entries, spare } = this.#limits;
    const used = await this.#usage(user);
    const remedy = 'a reset of your machine makes room';
    if (used.entries > entries) return `more than ${entries} tags and layers; ${remedy}`;
    if (used.bytes > bytes) return `more than ${Math.floor(bytes / 1024 ** 2)} MB; ${remedy}`;
    const disk = await statfs(this.folder);
    return disk.bavail * disk.bsize < spare ? 'the disk of the registry is full' : null;
  }

  /** Everybody who has something here. */
  async users(): Promise<string[]> {
    return namesIn(this.#repositories);
  }

  /** Removes a learner's repositories; layers go with the next collection of garbage. */
  async remove(user: string): Promise<void> {
    await rm(join(this.#repositories, user), { recursive: true, force: true });
    this.#looks.delete(user);
  }

  /** Removes what has come of an upload. */
  async removeUpload(repository: string, upload: string): Promise<void> {
    const folder = join(this.#repositories, repository, '_uploads', upload);
    await rm(folder, { recursive: true, force: true });
    this.#looks.delete(ownerOf(repository) ?? '');
  }

  get #repositories(): string {
    return join(this.folder, 'docker/registry/v2/repositories');
  }

  async #usage(user: string): Promise<{ bytes: number; entries: number }> {
    const used = { bytes: 0, entries: 0 };
    const blobs = new Set<string>();
    const look = async (folder: string): Promise<void> => {
      for (const name of await namesIn(folder)) {
        used.entries += 1;
        if (used.entries > this.#limits.entries) return;
        const path = join(folder, name);
        const entry = await lstat(path).catch(() => null); // It may just have been moved away.
        if (entry?.isDirectory()) await look(path);
        if (entry?.isFile()) used.bytes += entry.size;
        if (name === 'link') blobs.add(await readFile(path, 'utf8').catch(() => ''));
      }
    };
    await look(join(this.#repositories, user));
    for (const digest of blobs) used.bytes += await this.#blobSize(digest);
    return used;
  }

  async #blobSize(digest: string): Promise<number> {
    const [, algorithm = '', hash = ''] = /^([a-z0-9]+):([a-f0-9]+)$/.exec(digest) ?? [];
    const blobs = join(this.folder, 'docker/registry/v2/blobs');
    const path = join(blobs, algorithm, hash.slice(0, 2), hash, 'data');
    return (await lstat(path).catch(() => null))?.size ?? 0;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
