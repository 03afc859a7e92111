import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { assetList, isPages, type PageFolders } from './page-folders.ts';

/** Who has an older page open may still ask for what it loads, for so long after the last build that did. */
const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;

/**
 * Scripts, styles and fonts of all own lessons' pages: named after their content, each is kept once. None
 * holds anything of a lesson.
 */
export class AssetPool {
  readonly #folders: PageFolders;
  readonly #now: () => number;

  constructor(folders: PageFolders, now: () => number = Date.now) {
    this.#folders = folders;
    this.#now = now;
  }

  /** Takes over what a build brought that is new, and notes that the pages of `list` are in use. */
  async take(built: string, list: readonly string[]): Promise<void> {
    const { assets } = this.#folders;
    for (const path of await filesOf(built)) {
      const target = join(assets, path);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(built, path), target);
    }
    const now = new Date(this.#now());
    for (const name of list) await utimes(join(assets, name), now, now);
  }

  /** Removes what no pages load any more, a week after the last build that needed it. */
  async sweep(): Promise<void> {
    const { assets } = this.#folders;
    const used = await this.#used();
    for (const path of await filesOf(assets)) {
      if (used.has(path.replace(/\.(?:br|gz)$/, ''))) continue;
      const file = join(assets, path);
      const { mtimeMs } = await stat(file);
      if (this.#now() - mtimeMs > keptMilliseconds) await rm(file, { force: true });
    }
  }

  async #used(): Promise<ReadonlySet<string>> {
    const { folder } = this.#folders;
    const used = new Set<string>();
    for (const slug of await namesIn(folder)) {
      for (const name of (await namesIn(join(folder, slug))).filter(isPages)) {
        for (const asset of await readAssetList(join(folder, slug, name))) used.add(asset);
      }
    }
    return used;
  }
}

/** Names of the assets that a folder of pages loads; none where it has no list. */
export async function readAssetList(pages: string): Promise<readonly string[]> {
  const text = await readFile(join(pages, assetList), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly string[];
}

const namesIn = async (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
