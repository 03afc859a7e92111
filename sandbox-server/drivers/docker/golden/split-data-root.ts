import { chown, cp, lstat, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import type { UserRange } from '../../../host-engine/host-engine.ts';
import { hostCommand } from '../../../processes/host-command.ts';
import { goldenMountPoint } from './golden-images.ts';

/**
 * Splits the data root of a stopped engine into the layers' files (one EROFS image, to be shared)
 * and the metadata about them (a tar, for each machine), with links from the second to the first.
 * @param dataRoot overlay2 data root; its layers are moved out of it
 * @param out folder that gets `layers.erofs` and `skeleton.tar`
 */
export async function splitDataRoot(
  dataRoot: string,
  out: string,
  users: UserRange,
): Promise<void> {
  const layers = `${out}/layers`;
  const skeleton = `${out}/skeleton`;
  await mkdir(layers, { mode: 0o711 });
  await mkdir(`${skeleton}/overlay2`, { recursive: true });
  const copy = (name: string) =>
    cp(`${dataRoot}/${name}`, `${skeleton}/${name}`, { recursive: true, verbatimSymlinks: true });
  await copy('image');
  await copy('overlay2/l');
  for (const id of await readdir(`${dataRoot}/overlay2`)) {
    if (id === 'l' || !(await isFolder(`${dataRoot}/overlay2/${id}`))) continue;
    await mkdir(`${layers}/${id}`, { mode: 0o711 });
    await hostCommand('cp', ['-a', `${dataRoot}/overlay2/${id}/diff`, `${layers}/${id}/`]);
    const layer = `${skeleton}/overlay2/${id}`;
    await mkdir(`${layer}/work`, { recursive: true });
    for (const file of ['link', 'lower']) {
      await copy(`overlay2/${id}/${file}`).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error; // A base layer has no "lower".
      });
    }
    await writeFile(`${layer}/committed`, '');
    await symlink(`${goldenMountPoint}/${id}/diff`, `${layer}/diff`);
  }
  await hostCommand('chown', ['--recursive', '--no-dereference', owner(users), skeleton]);
  await chown(layers, users.uidBase, users.gidBase);
  await hostCommand('mkfs.erofs', ['--quiet', `${out}/layers.making`, layers]);
  await rename(`${out}/layers.making`, `${out}/layers.erofs`);
  await hostCommand('tar', ['--xattrs', '-C', skeleton, '-cf', `${out}/skeleton.tar`, '.']);
  await rm(layers, { recursive: true });
  await rm(skeleton, { recursive: true });
}

const owner = (users: UserRange) => `${users.uidBase}:${users.gidBase}`;
const isFolder = async (path: string) => (await lstat(path)).isDirectory();
