import { readdir } from 'node:fs/promises';
import Docker from 'dockerode';
import type { Logger } from 'pino';
import { readDiskRecord } from './disk-record.ts';

/**
 * Removes from the host engine the machine images of before: tags of the current one's repository
 * that no container runs on and no machine's disk was made with. Others' images are left alone. What
 * cannot be removed stays, and is tried again at the next start.
 */
export async function removeOldImages(options: {
  readonly socketPath: string;
  /** Folder with a folder for each machine. */
  readonly machinesFolder: string;
  /** The image of new machines, with its tag. */
  readonly current: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}): Promise<void> {
  const { socketPath, machinesFolder, current, log } = options;
  const docker = new Docker({ socketPath });
  const repository = current.slice(0, current.lastIndexOf(':') + 1);
  const containers = await docker.listContainers({ all: true });
  const records = await Promise.all(
    (await namesIn(machinesFolder)).map((id) => readDiskRecord(`${machinesFolder}/${id}`)),
  );
  const used = new Set([
    current,
    ...containers.map(({ Image }) => Image),
    ...records.map((record) => record?.image),
  ]);
  for (const { RepoTags } of await docker.listImages()) {
    for (const tag of RepoTags ?? []) {
      if (!tag.startsWith(repository) || used.has(tag)) continue;
      // Not by force: the engine itself knows best whether a container is on it.
      await docker
        .getImage(tag)
        .remove()
        .then(
          () => log.info({ tag }, 'an old machine image was removed'),
          (error: unknown) => log.warn({ err: error, tag }, 'an old machine image stays'),
        );
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
