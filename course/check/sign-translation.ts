import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../protocol/language.ts';
import { sourceDigest } from '../source-digest.ts';

/**
 * Writes into a translation's frontmatter that it was made from the English text as it is now.
 * Returns whether that was news.
 *
 * @param folder The lesson's folder.
 */
export async function signTranslation(folder: string, language: Language): Promise<boolean> {
  const path = join(folder, `${language}.mdx`);
  const [english, text] = await Promise.all([
    readFile(join(folder, 'en.mdx')),
    readFile(path, 'utf8'),
  ]);
  const line = `source: "${sourceDigest(english)}"`;
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const at = lines.findIndex((each, index) => index < end && each.startsWith('source:'));
  if (lines[at] === line) return false;
  if (at === -1) lines.splice(end, 0, line);
  else lines[at] = line;
  await writeFile(path, lines.join('\n'));
  return true;
}
