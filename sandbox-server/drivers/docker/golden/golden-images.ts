import { mkdir } from 'node:fs/promises';
import { unmountBelow } from '../../../host-engine/remove-leftovers.ts';
import { hostCommand } from '../../../processes/host-command.ts';
import { isMounted } from '../machine-disk.ts';

/** Base images that every machine has at its start, shared by all at no cost. */
export interface GoldenImages {
  /** Changes with the images; names the disk template. */
  readonly key: string;
  /** EROFS file with the layers' files. */
  readonly layers: string;
  /** Tar of the engine's metadata about them: about 1 MB, unpacked into each machine. */
  readonly skeleton: string;
}

/** Where every machine sees the layers; the skeleton's links lead there. */
export const goldenMountPoint = '/golden';

/** Mounts the layers on the host, read-only by the file system itself. Gives the folder. */
export async function mountGolden(home: string, golden: GoldenImages): Promise<string> {
  const folder = `${home}/golden/${golden.key}`;
  await mkdir(folder, { recursive: true, mode: 0o711 });
  if (!(await isMounted(folder))) {
    await hostCommand('mount', ['-t', 'erofs', '-o', 'loop,ro', golden.layers, folder]);
  }
  return folder;
}

/** Undoes {@link mountGolden}, also what killed runs mounted of other images. */
export async function unmountGolden(home: string): Promise<void> {
  await unmountBelow(`${home}/golden`);
}
