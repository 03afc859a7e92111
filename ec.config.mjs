import { languageTags } from './protocol/languages.ts';

/**
 * What Expressive Code cannot be given as data in astro.config.ts: the language of the buttons of a
 * code block. Starlight's own way knows it from folders that our lessons are not in.
 *
 * @type {import('@astrojs/starlight/expressive-code').StarlightExpressiveCodeOptions}
 */
export default {
  getBlockLocale({ file }) {
    const isPage = file.url !== undefined && file.url.protocol !== 'file:';
    const language = isPage
      ? file.url.pathname.split('/')[1]
      : /\/([^/]+)\.mdx$/.exec(file.path ?? '')?.[1];
    return languageTags[language] ?? languageTags.en;
  },
};
