import { fileURLToPath } from 'node:url';
import cyrillicAndLatin from '@fontsource-variable/inter/unicode.json' with { type: 'json' };
import { fontProviders } from 'astro/config';
import { slimFont } from './slim-font.ts';

const { latin, cyrillic } = cyrillicAndLatin;
/**
 * Latin beside Chinese and Japanese. Quotation marks, dashes and the ellipsis are as wide there as
 * the characters around them, so they come from the same font as those.
 */
const latinOnly = 'U+0000-00A6,U+00A8-00AF,U+00B2-00B6,U+00B8-00D6,U+00D8-00F6,U+00F8-00FF';
const textFeatures = ['kern', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];
const codeFeatures = ['ccmp', 'locl', 'mark', 'mkmk'];

const folder = fileURLToPath(new URL('../../node_modules/.cache/slipway-fonts/', import.meta.url));

interface Face {
  readonly package: 'inter' | 'jetbrains-mono';
  readonly subset: 'latin' | 'cyrillic';
  /** Where the browser uses it; for all that is in the font where left out. */
  readonly shownFor?: string;
}

async function variant({ package: name, subset, shownFor }: Face) {
  const unicodeRange = subset === 'latin' ? latin : cyrillic;
  const file = `@fontsource-variable/${name}/files/${name}-${subset}-wght-normal.woff2`;
  const features = name === 'inter' ? textFeatures : codeFeatures;
  return {
    src: [await slimFont(folder, { file, unicodeRange, features })] as [string],
    weight: '400 700',
    style: 'normal' as const,
    unicodeRange: (shownFor ?? unicodeRange).split(',') as [string, ...string[]],
  };
}

interface Family {
  readonly name: string;
  readonly cssVariable: `--${string}`;
  readonly face: Face;
}

async function family({ face, ...named }: Family) {
  const variants: [Awaited<ReturnType<typeof variant>>] = [await variant(face)];
  // What stands in for them is in languages.css, with its metrics.
  return {
    provider: fontProviders.local(),
    ...named,
    fallbacks: [],
    optimizedFallbacks: false,
    options: { variants },
  };
}

/**
 * Fonts of the site, none of which comes from elsewhere; `styles/languages.css` puts them in order. A
 * browser fetches the Cyrillic ones for Cyrillic alone; they are families of their own so that they
 * can be preloaded alone.
 */
export const siteFonts = await Promise.all(
  (
    [
      {
        name: 'Inter',
        cssVariable: '--slip-web-inter',
        face: { package: 'inter', subset: 'latin' },
      },
      {
        name: 'Inter Cyrillic',
        cssVariable: '--slip-web-inter-cyrillic',
        face: { package: 'inter', subset: 'cyrillic' },
      },
      {
        name: 'Inter among wide characters',
        cssVariable: '--slip-web-inter-narrow',
        face: { package: 'inter', subset: 'latin', shownFor: latinOnly },
      },
      {
        name: 'JetBrains Mono',
        cssVariable: '--slip-web-jetbrains',
        face: { package: 'jetbrains-mono', subset: 'latin' },
      },
      {
        name: 'JetBrains Mono Cyrillic',
        cssVariable: '--slip-web-jetbrains-cyrillic',
        face: { package: 'jetbrains-mono', subset: 'cyrillic' },
      },
    ] satisfies Family[]
  ).map((each) => family(each)),
);
