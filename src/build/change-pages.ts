import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes every page of the built site anew, as `change` gives it. */
export async function changePages(
  site: URL,
  change: (html: string) => string | Promise<string>,
): Promise<void> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const pages = entries.filter(({ name }) => name.endsWith('.html'));
  for (const page of pages) {
    const path = join(page.parentPath, page.name);
    const html = await readFile(path, 'utf8');
    const changed = await change(html);
    if (changed !== html) await writeFile(path, changed);
  }
}
