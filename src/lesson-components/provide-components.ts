import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const vocabulary = fileURLToPath(new URL('lesson-components.ts', import.meta.url));

/**
 * Gives every MDX lesson its components, so that authors import nothing. The lines go to the end of
 * the file: errors still name the author's line.
 */
export function provideComponents(): Plugin {
  return {
    name: 'slipway-provide-components',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: /\/lessons\/[^/]+\/[^/]+\.mdx$/ },
      handler: (code) => ({
        code: `${code}\n\nimport { lessonComponents } from '${vocabulary}';\n\nexport const components = lessonComponents;\n`,
        map: null,
      }),
    },
  };
}
