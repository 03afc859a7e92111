import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ownLessonAssets } from './own-lesson-site.ts';

/**
 * Where an own lesson's pages are built: lists what they load in `assets.json` beside them, and leaves out
 * what the server has from another lesson. A file is named after its content, so one name is one file.
 *
 * @param had folder of the files that the server has
 */
export function newAssets(had: string | undefined): AstroIntegration {
  return {
    name: 'slipway-new-assets',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const assets = join(folder, ownLessonAssets);
        const entries = await readdir(assets, { recursive: true, withFileTypes: true });
        const names = entries
          .filter((entry) => entry.isFile())
          .map((entry) => relative(assets, join(entry.parentPath, entry.name)));
        await writeFile(join(folder, 'assets.json'), JSON.stringify(names));
        if (had === undefined) return;
        for (const name of names.filter((each) => existsSync(join(had, each)))) {
          await rm(join(assets, name));
        }
      },
    },
  };
}
