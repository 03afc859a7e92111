import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { removeSuperseded } from '../../../cache/remove-superseded.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { UserRange } from '../../../host-engine/host-engine.ts';
import type { Driver, MachineRef } from '../../driver.ts';
import type { GoldenImages } from './golden-images.ts';
import { splitDataRoot } from './split-data-root.ts';

/** What golden images are made of. */
export interface GoldenOptions {
  /** Folder that keeps what is built, by content. */
  readonly cache: string;
  /** Image names as learners type them; those of one image share its layers. */
  readonly images: readonly string[];
  /** Changes when the images behind the names or the engine of machines do. */
  readonly contentKey: string;
  readonly users: UserRange;
  /** A driver whose machines have no golden images, with a mirror to pull from. */
  readonly openBuilder: () => Promise<{
    driver: Driver;
    dataRoot: (ref: MachineRef) => Promise<string>;
  }>;
}

/**
 * Finds golden images in the cache, or has a machine pull them and takes its layers.
 * @throws SlipwayError `image-missing` with the engine's words where a pull fails
 */
export async function prepareGolden(options: GoldenOptions): Promise<GoldenImages> {
  const { cache, images, contentKey, users } = options;
  const parts = [...images, contentKey, `${users.uidBase}:${users.gidBase}`];
  const key = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
  const folder = `${cache}/golden-${key}`;
  const golden = {
    key,
    layers: `${folder}/layers.erofs`,
    skeleton: `${folder}/skeleton.tar`,
  };
  const present = await access(golden.skeleton).then(
    () => true,
    () => false,
  );
  if (present) return golden;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const { driver, dataRoot } = await options.openBuilder();
  const ref = await driver.start();
  try {
    for (const image of images) await pull(driver, ref, image);
    await splitDataRoot(await dataRoot(ref), making, users);
    await rename(making, folder);
    // Machines that were made with others have these in their state folder too.
    await removeSuperseded(folder);
  } finally {
    await driver.destroy(ref);
    await driver.dispose();
    await rm(making, { recursive: true, force: true });
  }
  return golden;
}

async function pull(driver: Driver, ref: MachineRef, image: string): Promise<void> {
  const process = await driver.exec(ref, {
    command: ['docker', 'pull', '-q', image],
    user: 'root',
  });
  process.stdout.resume();
  const words = text(process.stderr);
  if ((await process.exited) === 0) return;
  throw new SlipwayError('image-missing', `The image ${image} could not be fetched.`, {
    expected: 'the mirror to have it',
    found: (await words).trim(),
    remedy: 'Run `npm start` again; with no internet, set SLIPWAY_KIT=offline.',
  });
}
