import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { languages, languageTags } from '../../protocol/languages.ts';
import type { Forms } from './message-types.ts';
import { messages } from './messages.ts';

type Words = Readonly<Record<string, string | Partial<Forms>>>;

const texts = (message: string | Partial<Forms> = '') =>
  typeof message === 'string' ? [message] : Object.values(message);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([mark]) => mark);
const marks = (text: string) => [...text.matchAll(/`[^`]*`|\*\*/g)].map(([mark]) => mark);

const others = languages.filter((language) => language !== 'en');
const parts = ['site', 'workbench', 'classroom'] as const;

test.each(others.flatMap((language) => parts.map((part) => [language, part] as const)))(
  '%s says all that English says, of the %s',
  (language, part) => {
    const english: Words = messages.en[part];
    const translated: Words = messages[language][part];
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) {
      const [source = ''] = texts(message).slice(-1);
      for (const text of texts(translated[key])) {
        expect(placeholders(text).sort(), key).toEqual(placeholders(source).sort());
        expect(marks(text).sort(), key).toEqual(marks(source).sort());
        expect(text.trim(), key).not.toBe('');
      }
    }
  },
);

test.each(languages)('%s has a form for every count', (language) => {
  const { pluralCategories } = new Intl.PluralRules(languageTags[language]).resolvedOptions();
  for (const part of parts) {
    for (const [key, message] of Object.entries<string | Partial<Forms>>(
      messages[language][part],
    )) {
      if (typeof message === 'string') continue;
      expect(Object.keys(message).sort(), key).toEqual([...pluralCategories].sort());
    }
  }
});

test('no word is kept that nothing says', () => {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const files = globSync('**/*.{astro,ts,tsx}', { cwd });
  const source = files
    .filter((file) => !file.startsWith('i18n/messages'))
    .map((file) => readFileSync(`${cwd}${file}`, 'utf8'))
    .join('\n');
  const isSaid = (key: string) => {
    const groups = [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index + 1));
    return source.includes(`'${key}'`) || groups.some((group) => source.includes(`\`${group}\${`));
  };
  const keys = parts.flatMap((part) => Object.keys(messages.en[part]));
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});
