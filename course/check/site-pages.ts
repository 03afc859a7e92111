import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The addresses of the pages in `src/pages/` that one can link to, with a slash at both ends. A segment
 * in brackets is the language, and is left out.
 */
export async function readPages(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries
    .filter((entry) => entry.isFile() && /(?<!^404)\.astro$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .map((path) => path.map((name) => name.replace(/\.astro$/, '')))
    .map((path) => path.filter((name) => name !== 'index' && !name.startsWith('[')));
  return new Set(pages.map((path) => `/${path.map((name) => `${name}/`).join('')}`));
}
