import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** The island comes to life once the page's text is drawn. */
    'client:drawn'?: boolean;
  }
}

/** Adds `client:drawn`: what an island needs is fetched after the text, as scripts are (late-scripts.ts). */
export function clientDrawn(): AstroIntegration {
  return {
    name: 'slipway-client-drawn',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) =>
        addClientDirective({
          name: 'drawn',
          entrypoint: fileURLToPath(new URL('../runtime/when-drawn.ts', import.meta.url)),
        }),
    },
  };
}
