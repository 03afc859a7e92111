import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { buildOnce } from '../cache/build-once.ts';
import { contentKey } from '../cache/content-key.ts';
import { removeSuperseded } from '../cache/remove-superseded.ts';
import { buildRoot } from '../debian/build-root.ts';
import { readDebianMirror } from '../debian/debian-mirror.ts';
import type { Report } from '../processes/progress.ts';
import { machineRecipe, overlayFolder } from './machine-recipe.ts';

const tarballName = 'root.tar';
const recordName = 'image.json';
const recordSchema = z.object({ reference: z.string(), builtAt: z.iso.datetime() });

/** A machine image, ready for `docker import`. */
export interface MachineImage {
  /** Uncompressed tar of the root file system. */
  readonly tarball: string;
  /** `slipway-machine:<12 hex>`; another content has another tag. */
  readonly reference: string;
  readonly builtAt: Date;
}

export interface MachineImageOptions {
  readonly cacheFolder: string;
  readonly signal?: AbortSignal | undefined;
  readonly report?: Report;
}

/**
 * The folder of the image that our recipe and overlay ask for. No date is in its name: a class must
 * not wait for a build, or fail where the mirror is out of reach, because a week has begun. `doctor`
 * tells an old image; removing its folder has the next start build one with Debian's fixes, which
 * gets a new reference, for that comes from the content.
 */
export async function machineImageFolder(cacheFolder: string): Promise<string> {
  const customize = machineRecipe.customize.map((line) => line.replaceAll(overlayFolder, 'rootfs'));
  const values = { recipe: { ...machineRecipe, customize } };
  const key = await contentKey({ values, paths: [overlayFolder] });
  return join(cacheFolder, `machine-image-${key}`);
}

/** The image, where it has been built; null where it has not. */
export async function findMachineImage(cacheFolder: string): Promise<MachineImage | null> {
  return readImage(await machineImageFolder(cacheFolder));
}

async function readImage(folder: string): Promise<MachineImage | null> {
  const text = await readFile(join(folder, recordName), 'utf8').catch(() => null);
  if (text === null) return null;
  const { reference, builtAt } = recordSchema.parse(JSON.parse(text));
  return { tarball: join(folder, tarballName), reference, builtAt: new Date(builtAt) };
}

/**
 * Builds the machine image, or finds it built. Needs root, mmdebstrap and Debian's mirror; takes
 * less than a minute and 560 MB. Throws `SetupError`; an interrupted build leaves nothing.
 */
export async function buildMachineImage(options: MachineImageOptions): Promise<MachineImage> {
  const { cacheFolder, signal, report = () => undefined } = options;
  const place = await machineImageFolder(cacheFolder);
  await buildOnce(place, async (folder) => {
    const target = join(folder, tarballName);
    const mirror = await readDebianMirror(signal);
    const purpose = 'Building the machine image';
    await buildRoot(machineRecipe, { mirror, target, purpose, signal, report });
    const hash = createHash('sha256');
    await pipeline(createReadStream(target), hash, { signal });
    const reference = `slipway-machine:${hash.digest('hex').slice(0, 12)}`;
    const record = { reference, builtAt: new Date().toISOString() };
    await writeFile(join(folder, recordName), JSON.stringify(record, null, 2));
  });
  const image = await readImage(place);
  if (!image) throw new Error(`The machine image was built and is gone from ${place}.`);
  await removeSuperseded(place);
  return image;
}
