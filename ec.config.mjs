import { languageTags } from './protocol/languages.ts';

/** A block that scrolls becomes a landmark, and landmarks want names that tell them apart. */
const labels = {
  name: 'labels',
  hooks: {
    postprocessRenderedBlock({ codeBlock, renderData }) {
      const number = codeBlock.parentDocument?.positionInDocument?.groupIndex;
      const [line = ''] = codeBlock.code.trim().split('\n');
      const place = number === undefined ? '' : `${number + 1}: `;
      const label = (element) => {
        if (element.tagName === 'pre') element.properties.ariaLabel = place + line.slice(0, 80);
        element.children?.forEach(label);
      };
      label(renderData.blockAst);
    },
  },
};

/**
 * What Expressive Code cannot be given as data in astro.config.ts: the language of the buttons of a
 * code block. Starlight's own way knows it from folders that our lessons are not in.
 *
 * @type {import('@astrojs/starlight/expressive-code').StarlightExpressiveCodeOptions}
 */
export default {
  plugins: [labels],
  getBlockLocale({ file }) {
    const isPage = file.url !== undefined && file.url.protocol !== 'file:';
    const language = isPage
      ? file.url.pathname.split('/')[1]
      : /\/([^/]+)\.mdx$/.exec(file.path ?? '')?.[1];
    return languageTags[language] ?? languageTags.en;
  },
};
