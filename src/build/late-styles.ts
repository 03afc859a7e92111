import type { Plugin } from 'vite';

/** Of what comes with a session: editor, terminals, preview and the classroom beside them. */
const late =
  /\/src\/islands\/(editor|terminal|preview)\/[^?]*\.css|\/@xterm\/|\/learners-classroom\.css/;

/**
 * Leaves the styles of what is loaded late to the browser, which gets them with the modules that import
 * them (keep-lazy-styles.ts). Astro writes all that can be reached from a page that it renders into
 * that page, imports on demand included.
 */
export function lateStyles(): Plugin {
  return {
    name: 'slipway-late-styles',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name !== 'client',
    load: {
      filter: { id: late },
      handler: (id) => (id.split('?')[0]!.endsWith('.css') ? '' : null),
    },
  };
}
