import type { MachineDisks } from '../machine-disk.ts';
import type { GoldenImages } from './golden-images.ts';
import type { GoldenShelf } from './golden-shelf.ts';

/**
 * Makes golden images the ones that new machines get. Of others, the layers stay where a disk's links
 * lead into them; all else is removed.
 */
export async function shelveGolden(
  { images, shelf }: { readonly images: GoldenImages; readonly shelf: GoldenShelf },
  disks: MachineDisks,
): Promise<void> {
  await shelf.keep(images);
  await shelf.mount(images.key);
  await shelf.keepOnly(new Set([images.key, ...(await disks.goldenKeys())]));
  await disks.removeOtherTemplates();
}
