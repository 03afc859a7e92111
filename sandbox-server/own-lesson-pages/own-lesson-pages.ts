import { mkdir, mkdtemp, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { BuiltLesson, PageBuilder } from '../own-lessons/page-builder.ts';
import { Turns } from '../sequencing/turns.ts';
import { AssetPool, readAssetList } from './asset-pool.ts';
import { buildPages, type PageBuild } from './build-pages.ts';
import { assetsPrefix, isPages, PageFolders, pagesName } from './page-folders.ts';
import { makeSiteFolder, removeSiteFolders } from './site-folder.ts';

const work = 'building-';

export interface OwnLessonPagesOptions {
  /** State folder of the server. */
  readonly home: string;
  /** Names the code that pages are made by. */
  readonly siteKey: () => Promise<string>;
  /** Runs a build. */
  readonly build?: (build: PageBuild, signal: AbortSignal) => Promise<void>;
}

/** Makes own lessons' pages with the site's own build, one lesson at a time, and keeps those that are served. */
export class OwnLessonPages implements PageBuilder {
  readonly folders: PageFolders;
  readonly #options: OwnLessonPagesOptions;
  readonly #assets: AssetPool;
  readonly #turns = new PQueue({ concurrency: 1 });
  /** By lesson: its pages are either swapped or removed. */
  readonly #swaps = new Turns();
  /** Builds on their way, by lesson: a lesson that is removed needs none. */
  readonly #building = new Map<string, Set<AbortController>>();

  constructor(options: OwnLessonPagesOptions) {
    this.#options = options;
    this.folders = new PageFolders(options.home);
    this.#assets = new AssetPool(this.folders);
  }

  async build(lesson: BuiltLesson, signal: AbortSignal): Promise<void> {
    const removed = new AbortController();
    const building = this.#building.get(lesson.slug) ?? new Set();
    this.#building.set(lesson.slug, building.add(removed));
    const either = AbortSignal.any([signal, removed.signal]);
    try {
      await this.#turns.add(() => this.#build(lesson, either));
    } finally {
      building.delete(removed);
      if (building.size === 0) this.#building.delete(lesson.slug);
    }
  }

  async remove(slug: string): Promise<void> {
    const reason = new DOMException('The lesson was removed.', 'AbortError');
    for (const controller of this.#building.get(slug) ?? []) controller.abort(reason);
    // Not behind the builds of other lessons: who removes one waits for it.
    await this.#swaps.take(slug, async () => {
      await rm(this.folders.served(slug), { force: true });
      await this.#removeOthers(slug, null);
    });
  }

  /** Removes what an earlier server left unfinished; before the first build. */
  async tidy(): Promise<void> {
    await this.#turns.add(async () => {
      const { folder } = this.folders;
      const left = (await namesIn(folder)).filter((name) => name.startsWith(work));
      for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
      await removeSiteFolders(this.#options.home);
      await this.#assets.sweep();
    });
  }

  async #build(lesson: BuiltLesson, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const name = pagesName(lesson.version, await this.#options.siteKey());
    if ((await this.#servedName(lesson.slug)) === name) return;
    await mkdir(this.folders.folder, { recursive: true });
    const folder = await mkdtemp(join(this.folders.folder, work));
    const site = await makeSiteFolder(lesson, this.#options.home);
    const pages = join(folder, 'pages');
    try {
      const { build = buildPages } = this.#options;
      await build({ site, pages, assets: this.folders.assets }, signal);
      await this.#assets.take(join(pages, assetsPrefix), await readAssetList(pages));
      await this.#swaps.take(lesson.slug, async () => {
        signal.throwIfAborted();
        await this.#serve(lesson.slug, name, pages);
      });
      await this.#assets.sweep();
    } finally {
      await rm(site, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Swaps the pages: a request finds the old ones or the new, and all that they load. */
  async #serve(slug: string, name: string, built: string): Promise<void> {
    await rm(join(built, assetsPrefix), { recursive: true, force: true });
    const lesson = this.folders.ofLesson(slug);
    await mkdir(lesson, { recursive: true });
    await rm(join(lesson, name), { recursive: true, force: true });
    await rename(built, join(lesson, name));
    const link = `${this.folders.served(slug)}.new`;
    await rm(link, { force: true });
    await symlink(name, link);
    await rename(link, this.folders.served(slug));
    await this.#removeOthers(slug, name);
  }

  async #removeOthers(slug: string, kept: string | null): Promise<void> {
    const folder = this.folders.ofLesson(slug);
    const others = (await namesIn(folder)).filter((name) => isPages(name) && name !== kept);
    for (const name of others) await rm(join(folder, name), { recursive: true, force: true });
  }

  #servedName(slug: string): Promise<string | null> {
    return readlink(this.folders.served(slug)).catch(() => null);
  }
}

const namesIn = async (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
