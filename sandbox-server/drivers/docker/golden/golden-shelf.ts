import { link, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { exists } from '../../../cache/build-once.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { told } from '../../../words/told.ts';
import { unmountBelow } from '../../../host-engine/remove-leftovers.ts';
import { hostCommand } from '../../../processes/host-command.ts';
import { isMounted } from '../machine-disk.ts';
import type { GoldenImages } from './golden-images.ts';

/**
 * The golden layers that the machines of one state folder stand on: those of now, and those of then
 * for machines that hibernated before the kit or the machine image changed, for their disks hold
 * links into them. What is here is independent of the cache, which many state folders share.
 */
export class GoldenShelf {
  readonly #folder: string;
  readonly #mounts = new Map<string, Promise<string>>();

  constructor(home: string) {
    this.#folder = `${home}/golden`;
  }

  /** Keeps layers: a second name for the file where that can be, or a copy. */
  async keep({ key, layers }: GoldenImages): Promise<void> {
    const file = this.#file(key);
    await mkdir(this.#folder, { recursive: true, mode: 0o711 });
    if (await exists(file)) return;
    await link(layers, file).catch(async () => {
      await hostCommand('cp', ['--reflink=auto', layers, `${file}.making`]);
      await rename(`${file}.making`, file);
    });
  }

  /**
   * Mounts layers on the host, read-only by the file system itself. Gives the folder; done again, it
   * changes nothing. @throws SlipwayError `image-missing` where they were not kept
   */
  mount(key: string): Promise<string> {
    const mounted = this.#mounts.get(key) ?? this.#mount(key);
    this.#mounts.set(key, mounted);
    mounted.catch(() => this.#mounts.delete(key));
    return mounted;
  }

  async #mount(key: string): Promise<string> {
    const folder = `${this.#folder}/${key}`;
    const file = this.#file(key);
    if (await isMounted(folder)) return folder;
    if (!(await exists(file))) throw layersMissing(file);
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await hostCommand('mount', ['-t', 'erofs', '-o', 'loop,ro', file, folder]);
    return folder;
  }

  /** Removes all layers that no machine stands on any more. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (keys.has(name.replace(/\.erofs$/, ''))) continue;
      const path = `${this.#folder}/${name}`;
      await unmountBelow(path);
      await (name.includes('.') ? rm(path) : rmdir(path));
    }
  }

  #file(key: string): string {
    return `${this.#folder}/${key}.erofs`;
  }
}

/** Undoes every {@link GoldenShelf.mount}, also of killed runs. No machine may run any more. */
export async function unmountGolden(home: string): Promise<void> {
  await unmountBelow(`${home}/golden`);
}

const layersMissing = (file: string) =>
  new SlipwayError('image-missing', told('machine.imagesGone'), { detail: { file } });
