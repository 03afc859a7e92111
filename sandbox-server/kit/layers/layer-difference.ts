import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stats } from 'node:fs';

/** What the engine or the kernel puts there when a container runs. */
const leftToTheEngine = new Set(['dev', 'proc', 'sys', 'run']);

/** Paths relative to the root, parents before children. */
export interface LayerDifference {
  /** New or changed: content, target, kind, owner or mode. A time alone is no change. */
  readonly changed: readonly string[];
  /** In the base and not in the root. */
  readonly removed: readonly string[];
}

/** What a layer on top of `base` must hold so that both together are `root`. Null: no base. */
export async function layerDifference(base: string | null, root: string): Promise<LayerDifference> {
  const changed: string[] = [];
  const removed: string[] = [];
  await compareFolders('');
  return { changed, removed };

  async function compareFolders(folder: string): Promise<void> {
    const [inBase, inRoot] = await Promise.all([namesIn(base, folder), namesIn(root, folder)]);
    const names = [...new Set([...inBase, ...inRoot])].sort();
    for (const name of names) {
      const path = join(folder, name);
      if (!inRoot.has(name)) removed.push(path);
      else await comparePath(path, inBase.has(name));
    }
  }

  async function comparePath(path: string, isInBase: boolean): Promise<void> {
    const status = await lstat(join(root, path));
    const before = base !== null && isInBase ? await lstat(join(base, path)) : null;
    const isFolder = status.isDirectory();
    if (!before || !(await isSame(path, before, status))) changed.push(path);
    if (isFolder && !leftToTheEngine.has(path)) await compareFolders(path);
  }

  async function isSame(path: string, before: Stats, after: Stats): Promise<boolean> {
    if (before.mode !== after.mode || before.uid !== after.uid || before.gid !== after.gid) {
      return false;
    }
    if (after.isDirectory()) return true;
    if (before.size !== after.size) return false;
    const [old, current] = [join(base ?? '', path), join(root, path)];
    if (after.isSymbolicLink()) return (await readlink(old)) === (await readlink(current));
    if (!after.isFile() || before.mtimeMs === after.mtimeMs) return true;
    return (await digestOf(old)) === (await digestOf(current));
  }
}

async function namesIn(root: string | null, folder: string): Promise<Set<string>> {
  if (root === null) return new Set();
  return new Set(await readdir(join(root, folder)).catch(() => []));
}

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
