import { access, chown, chmod, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { hostCommand } from '../../processes/host-command.ts';
import type { UserRange } from '../../host-engine/host-engine.ts';

/** One machine's files on the host. */
export interface DiskPaths {
  readonly folder: string;
  readonly file: string;
  /** Where the file is mounted while the machine runs. */
  readonly mount: string;
}

/** Learners are uid 1000 in the machine. */
const learnerId = 1000;

/** Makes, mounts and removes the capped disks of machines: sparse ext4 files, mounted by loop. */
export class MachineDisks {
  readonly #folder: string;
  readonly #template: string;
  readonly #users: UserRange;
  readonly #gibibytes: number;

  /** @param key names the template, so that another golden image gets another template */
  constructor(home: string, key: string, users: UserRange, gibibytes: number) {
    this.#folder = `${home}/machines`;
    this.#template = `${home}/disk-template-${key}-${gibibytes}.img`;
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

  /** A new disk, mounted: 11 to 31 ms. */
  async create(id: string): Promise<DiskPaths> {
    const paths = this.paths(id);
    await mkdir(paths.folder, { mode: 0o711 });
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
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Whether something is mounted on a folder. */
export async function isMounted(folder: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return mounts.includes(` ${folder.replaceAll(' ', '\\040')} `);
}
