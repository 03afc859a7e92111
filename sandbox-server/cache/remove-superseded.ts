import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Milliseconds of grace for whoever is about to read an older one, or works on two checkouts. */
const grace = 24 * 3_600_000;

/**
 * Removes what older recipes built: folders beside `current` that have its name but for the content
 * key at the end, and are older than a day.
 */
export async function removeSuperseded(current: string): Promise<void> {
  const prefix = basename(current).replace(/[0-9a-f]{12}$/, '');
  for (const name of await readdir(dirname(current))) {
    const folder = join(dirname(current), name);
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (!/^[0-9a-f]{12}$/.test(key) || folder === current) continue;
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > grace) await rm(folder, { recursive: true, force: true });
  }
}
