import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** What of a font the site needs. */
export interface SlimFontOptions {
  /** File of a package: `@fontsource-variable/inter/files/inter-latin-wght-normal.woff2`. */
  readonly file: string;
  /** Characters, as CSS has them: `U+0400-045F,U+2116`. */
  readonly unicodeRange: string;
  /** OpenType features that are kept; fonts for code lose their ligatures, which are turned off anyway. */
  readonly features: readonly string[];
}

/** Weights that the style sheets use. */
const weights = { min: 400, max: 700 };

/**
 * Leaves out of a variable font what no page shows: a third of Inter, half of JetBrains Mono.
 *
 * @param folder Where results are kept, by their content; made where it does not exist.
 * @returns path of the smaller font
 */
export async function slimFont(folder: string, options: SlimFontOptions): Promise<string> {
  const source = await readFile(createRequire(import.meta.url).resolve(options.file));
  const key = createHash('sha256')
    .update(source)
    .update(JSON.stringify([options, weights]));
  const path = join(folder, `${key.digest('hex').slice(0, 16)}.woff2`);
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    return path;
  const slim = await subsetFont(source, charactersOf(options.unicodeRange), {
    targetFormat: 'woff2',
    keepFeatures: [...options.features],
    variationAxes: { wght: weights },
    noHinting: true,
  });
  await mkdir(folder, { recursive: true });
  // Under a name of its own until it is whole: another build may be making the same.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, slim);
  await rename(unfinished, path);
  return path;
}

/** All characters of a `unicode-range`; lone surrogates are none. */
function charactersOf(unicodeRange: string): string {
  return unicodeRange
    .split(',')
    .flatMap((part) => {
      const [first = 0, last = first] = part
        .trim()
        .replace(/^U\+/i, '')
        .split('-')
        .map((digits) => Number.parseInt(digits, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    })
    .filter((character) => character.isWellFormed())
    .join('');
}
