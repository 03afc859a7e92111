import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { VersionOf } from '../storage/own-lessons/own-lesson-store.ts';
import { isOwnLesson } from './own-lesson-access.ts';

/** Own lessons' files on this server's disk: `<folder>/<slug>/<version>/`; their pages are beside them. */
export class LessonFolders {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  of({ slug, version }: VersionOf): string {
    return join(this.#folder, slug, String(version));
  }

  /** Puts the files of a version there. One that is there is whole, and never changes. */
  async place(of: VersionOf, files: readonly WorkspaceFile[]): Promise<string> {
    const folder = this.of(of);
    if (await isThere(folder)) return folder;
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    const partly = await mkdtemp(join(dirname(folder), 'placing-'));
    for (const { path, content, executable } of files) {
      const target = join(partly, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { flag: 'wx', mode: executable ? 0o700 : 0o600 });
    }
    await rename(partly, folder);
    return folder;
  }

  /** Removes the versions of a lesson that are not named. */
  async keep(slug: string, versions: readonly number[]): Promise<void> {
    const kept = versions.map(String);
    for (const name of await namesIn(join(this.#folder, slug))) {
      if (!/^(?:\d+$|placing-)/.test(name) || kept.includes(name)) continue;
      await rm(join(this.#folder, slug, name), { recursive: true, force: true });
    }
  }

  async remove(slug: string): Promise<void> {
    await rm(join(this.#folder, slug), { recursive: true, force: true });
  }

  /** Lessons that there is something of. */
  async slugs(): Promise<string[]> {
    return (await namesIn(this.#folder)).filter(isOwnLesson);
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const namesIn = async (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
