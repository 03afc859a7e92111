import { DockerDriver } from './docker-driver.ts';
import type { DockerDriverOptions } from './docker-driver-options.ts';
import { prepareGolden } from './golden/build-golden.ts';
import { GoldenShelf } from './golden/golden-shelf.ts';

/** A driver's options, with what golden images are made of in place of golden images. */
export interface GoldenDriverOptions extends Omit<DockerDriverOptions, 'golden'> {
  /** Folder that keeps what is built, by content. */
  readonly cache: string;
  /** Names under which learners may use images without a pull. */
  readonly goldenImages: readonly string[];
  /** Changes when the images behind the names do. */
  readonly kitKey: string;
}

/**
 * Opens a driver whose machines have golden images, which a machine without any makes where they are
 * not in the cache. Their layers stay mounted until {@link unmountGolden}.
 */
export async function openDockerDriver({
  cache,
  goldenImages,
  kitKey,
  ...options
}: GoldenDriverOptions): Promise<DockerDriver> {
  const images = await prepareGolden({
    cache,
    images: goldenImages,
    contentKey: `${kitKey} ${options.image}`,
    users: options.hostEngine.users,
    openBuilder: async () => {
      const bare = { golden: null, registry: null, spareNetworks: 0, spareMachines: 0 };
      const builder = await DockerDriver.open({ ...options, ...bare });
      return { driver: builder, dataRoot: (ref) => builder.openDataRoot(ref) };
    },
  });
  const shelf = new GoldenShelf(options.home);
  return DockerDriver.open({ ...options, golden: { images, shelf } });
}
