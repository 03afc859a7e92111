import { join } from 'node:path';

/** First part of the addresses of what these pages load, and the folder that it is kept in; see src/build/own-lesson-site.ts. */
export const assetsPrefix = '_own';

/**
 * Where the pages of own lessons are kept:
 * `<folder>/<slug>/pages-<version>-<site>/` holds those of a version, made by this code of the site,
 * `<folder>/<slug>/pages` leads to the ones that are served, and `<folder>/_own/` holds what all of them load.
 */
export class PageFolders {
  /** `<home>/own-lessons`. */
  readonly folder: string;

  constructor(home: string) {
    this.folder = join(home, 'own-lessons');
  }

  /** Scripts, styles and fonts, named after their content. */
  get assets(): string {
    return join(this.folder, assetsPrefix);
  }

  ofLesson(slug: string): string {
    return join(this.folder, slug);
  }

  /** The link to the pages that are served. */
  served(slug: string): string {
    return join(this.ofLesson(slug), 'pages');
  }
}

/** Name of a folder of pages, and a list of the assets that they load in it. */
export const pagesName = (version: number, siteKey: string) => `pages-${version}-${siteKey}`;
export const isPages = (name: string) => /^pages-\d+-[0-9a-f]+$/.test(name);
/** Lists, as JSON, the names of the assets that the pages beside it load. */
export const assetList = 'assets.json';
