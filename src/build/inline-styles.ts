import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { changePages } from './change-pages.ts';

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
      'astro:build:done': ({ dir }) =>
        changePages(dir, (html) =>
          withInlineStyles(html, (address) => readFile(new URL(`.${address}`, dir), 'utf8')),
        ),
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
