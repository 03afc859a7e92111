import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const sheetLink = /<link rel="stylesheet" href="([^"]+\.css)"(?: media="([^"]+)")?>/g;

/**
 * Puts style sheets that pages still link to, those of code blocks and for print, into the pages' heads,
 * each once. A phone waits longer for one more answer than for the few bytes. Astro does it for all
 * others (`inlineStylesheets`).
 */
export function inlineStyles(): AstroIntegration {
  return {
    name: 'slipway-inline-styles',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        const pages = entries.filter(({ name }) => name.endsWith('.html'));
        for (const page of pages) {
          const path = join(page.parentPath, page.name);
          const html = await readFile(path, 'utf8');
          const inlined = await withInlineStyles(html, (address) =>
            readFile(join(folder, address), 'utf8'),
          );
          if (inlined !== html) await writeFile(path, inlined);
        }
      },
    },
  };
}

/**
 * A page whose linked style sheets stand in its head.
 *
 * @param read gives the text of the style sheet at an address of the site
 */
export async function withInlineStyles(
  html: string,
  read: (address: string) => Promise<string>,
): Promise<string> {
  const sheets = new Map<string, string>();
  for (const [, address = '', media] of html.matchAll(sheetLink)) {
    if (sheets.has(address)) continue;
    const attributes = media === undefined ? '' : ` media="${media}"`;
    sheets.set(address, `<style${attributes}>${(await read(address)).trim()}</style>`);
  }
  const styles = [...sheets.values()].join('');
  return html.replace(sheetLink, '').replace('</head>', () => `${styles}</head>`);
}
