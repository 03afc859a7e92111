import { chown, chmod, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { exists } from '../../cache/build-once.ts';
import { hostCommand } from '../../processes/host-command.ts';
import type { UserRange } from '../../host-engine/host-engine.ts';
import { unmountBelow } from '../../host-engine/remove-leftovers.ts';
import { type DiskRecord, readDiskRecord, writeDiskRecord } from './disk-record.ts';

/** One machine's files on the host. */
export interface DiskPaths {
  readonly folder: string;
  readonly file: string;
  /** Where the file is mounted while the machine runs. */
  readonly mount: string;
}

const templatePrefix = 'disk-template-';
/** Learners are uid 1000 in the machine. */
const learnerId = 1000;

/** Makes, mounts and removes the capped disks of machines: sparse ext4 files, mounted by loop. */
export class MachineDisks {
  readonly #home: string;
  readonly #folder: string;
  readonly #template: string;
  readonly #users: UserRange;
  readonly #gibibytes: number;

  /** @param goldenKey names the template, so that other golden images get another template */
  constructor(
    home: string,
    goldenKey: string | null,
    { users, gibibytes }: { users: UserRange; gibibytes: number },
  ) {
    this.#home = home;
    this.#folder = `${home}/machines`;
    this.#template = `${home}/${templatePrefix}${goldenKey ?? 'empty'}-${gibibytes}.img`;
    this.#users = users;
    this.#gibibytes = gibibytes;
  }

  paths(id: string): DiskPaths {
    const folder = `${this.#folder}/${id}`;
    return { folder, file: `${folder}/disk.img`, mount: `${folder}/disk` };
  }

  /** @param skeleton tar of the engine's data that every machine starts with; null for none */
  async prepareTemplate(skeleton: string | null): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o711 });
    if (await exists(this.#template)) return;
    const { uidBase, gidBase } = this.#users;
    const making = `${this.#template}.making`;
    const mount = `${this.#template}.mount`;
    await hostCommand('umount', [mount]).catch(() => undefined);
    await rm(making, { force: true });
    await hostCommand('truncate', ['--size', `${this.#gibibytes}G`, making]);
    const owner = `root_owner=${uidBase}:${gidBase}`;
    const lazily = `lazy_itable_init=1,lazy_journal_init=1,nodiscard,${owner}`;
    await hostCommand('mkfs.ext4', ['-q', '-m', '0', '-E', lazily, '-J', 'size=16', making]);
    await mkdir(mount, { recursive: true });
    await hostCommand('mount', ['-o', 'loop', making, mount]);
    try {
      await rm(`${mount}/lost+found`, { recursive: true, force: true });
      await mkdir(`${mount}/docker`);
      await mkdir(`${mount}/home`);
      if (skeleton !== null) {
        await hostCommand('tar', ['--xattrs', '-C', `${mount}/docker`, '-xf', skeleton]);
      }
      await chown(`${mount}/docker`, uidBase, gidBase);
      await chmod(`${mount}/docker`, 0o711);
      await chown(`${mount}/home`, uidBase + learnerId, gidBase + learnerId);
    } finally {
      await hostCommand('umount', [mount]);
    }
    await rm(mount, { recursive: true });
    await rename(making, this.#template);
  }

  /** Removes the templates of other golden images: disks are copies, so none refers to them. */
  async removeOtherTemplates(): Promise<void> {
    for (const name of await readdir(this.#home)) {
      const path = `${this.#home}/${name}`;
      if (!name.startsWith(templatePrefix) || path === this.#template) continue;
      await unmountBelow(path); // A killed run may have been filling one.
      await rm(path, { recursive: true });
    }
  }

  /** A new disk, mounted: 11 to 31 ms. */
  async create(id: string, madeWith: DiskRecord): Promise<DiskPaths> {
    const paths = this.paths(id);
    await mkdir(paths.folder, { mode: 0o711 });
    await writeDiskRecord(paths.folder, madeWith);
    // cp knows about holes; copyFile would write 4 GiB where the file system has no reflinks.
    await hostCommand('cp', ['--sparse=always', '--reflink=auto', this.#template, paths.file]);
    await this.mount(id);
    return paths;
  }

  /** Mounts the disk of a machine that was hibernated. Done again, it changes nothing. */
  async mount(id: string): Promise<DiskPaths> {
    const paths = this.paths(id);
    if (await isMounted(paths.mount)) return paths;
    await mkdir(paths.mount, { recursive: true });
    // Not nodev, not noatime: BuildKit fails to mount its layers with either.
    await hostCommand('mount', ['-o', 'loop,discard', paths.file, paths.mount]);
    return paths;
  }

  async unmount(id: string): Promise<void> {
    const { mount } = this.paths(id);
    if (await isMounted(mount)) await hostCommand('umount', [mount]);
  }

  async remove(id: string): Promise<void> {
    await this.unmount(id);
    await rm(this.paths(id).folder, { recursive: true, force: true });
  }

  /** Ids of all machines that have a disk. */
  async list(): Promise<string[]> {
    return readdir(this.#folder);
  }

  has(id: string): Promise<boolean> {
    return exists(this.paths(id).file);
  }

  /** What a disk was made with; null where there is no such disk. */
  async madeWith(id: string): Promise<DiskRecord | null> {
    return readDiskRecord(this.paths(id).folder);
  }

  /** Keys of all golden layers that some disk's links lead into. */
  async goldenKeys(): Promise<string[]> {
    const records = await Promise.all((await this.list()).map((id) => this.madeWith(id)));
    return records.flatMap((record) => record?.golden ?? []);
  }
}

/** Whether something is mounted on a folder. */
export async function isMounted(folder: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return mounts.includes(` ${folder.replaceAll(' ', '\\040')} `);
}
