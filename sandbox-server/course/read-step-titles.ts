import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../protocol/languages.ts';

/** `<Step id="serve" title="Run the application">`, its attributes in any order. */
const opening = /<Step((?:\s+\w+="[^"]*")+)\s*>/g;
const attribute = /(\w+)="([^"]*)"/g;

/** What the steps of a lesson are called in a language, by id; of those that have no title there, in English. */
export async function readStepTitles(
  folder: string,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const read = [...new Set<Language>(['en', language])].map((one) => titlesIn(folder, one));
  return new Map((await Promise.all(read)).flat());
}

async function titlesIn(folder: string, language: Language): Promise<[string, string][]> {
  const text = await readFile(join(folder, `${language}.mdx`), 'utf8').catch(() => '');
  return [...text.matchAll(opening)].flatMap(([, attributes = '']) => {
    const found = [...attributes.matchAll(attribute)].map(([, name, value]) => [name, value]);
    const { id, title } = Object.fromEntries(found) as { id?: string; title?: string };
    return id !== undefined && title !== undefined ? [[id, title] as [string, string]] : [];
  });
}
