import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes `folder` by `build`, unless it is there already. `build` fills a folder beside it, which
 * takes its place by one rename: an interrupted or failed build leaves nothing that could be taken
 * for a whole one, and what a killed run left half-made is removed here.
 * @returns whether it had to be built
 */
export async function buildOnce(
  folder: string,
  build: (unfinished: string) => Promise<void>,
): Promise<boolean> {
  if (await exists(folder)) return false;
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const unfinished = `${folder}.building-${process.pid}`;
  try {
    await mkdir(unfinished);
    await build(unfinished);
    await rename(unfinished, folder).catch(async (error: unknown) => {
      // Another process was faster; its result is as good as ours.
      if (!(await exists(folder))) throw error;
    });
    return true;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Whether something is at this path. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.building-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const builder = Number(name.slice(prefix.length));
    if (builder !== process.pid && (await exists(`/proc/${builder}`))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
