import type { AstroIntegration } from 'astro';
import { changePages } from './change-pages.ts';

const linkedScript = /<script type="module" src="([^"]+)"><\/script>/g;

/**
 * Fetches what a page runs once its text is drawn: on a slow line each script would be in the text's way.
 * The pages name their scripts in their heads, and the script that stands there fetches them
 * (components/early-script.ts).
 */
export function lateScripts(): AstroIntegration {
  return {
    name: 'slipway-late-scripts',
    hooks: { 'astro:build:done': ({ dir }) => changePages(dir, withLateScripts) },
  };
}

/** A page that names its linked scripts, each once and in their order, instead of linking to them. */
export function withLateScripts(html: string): string {
  const addresses = new Set([...html.matchAll(linkedScript)].map(([, address]) => address));
  const named = [...addresses].map(
    (address) => `<meta name="slipway-script" content="${address}">`,
  );
  return html.replace(linkedScript, '').replace('</head>', () => `${named.join('')}</head>`);
}
