import type { Plugin } from 'vite';

/**
 * Keeps the styles of islands that are loaded late, such as Monaco's. Astro 7.3 deletes every style
 * sheet that belongs to no page unless a chunk lists it among its assets, which Vite does not for
 * sheets of dynamic imports (astro/dist/core/build/plugins/plugin-css.js, `isOrphaned`).
 */
export function keepLazyStyles(): Plugin {
  return {
    name: 'slipway-keep-lazy-styles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          for (const sheet of chunk.viteMetadata?.importedCss ?? []) {
            chunk.viteMetadata?.importedAssets.add(sheet);
          }
        }
      },
    },
  };
}
