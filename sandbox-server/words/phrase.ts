import type { Language } from '../../protocol/language.ts';
import { checks as english } from './en/checks.ts';
import { checks as japanese } from './ja/checks.ts';
import { checks as russian } from './ru/checks.ts';
import { checks as chinese } from './zh-cn/checks.ts';

type Phrases = typeof english;
type PhraseKey = keyof Phrases;
type PhraseValues<Key extends PhraseKey> = Parameters<Phrases[Key]>;

/** What is to be said, without its language: which sentence, and the values that are in it. */
export interface Phrase {
  readonly key: PhraseKey;
  readonly values?: unknown;
}

/** A phrase, or text that is the same in every language: a name, a digest. */
export type Wording = Phrase | string;

const byLanguage: Readonly<Record<Language, Phrases>> = {
  en: english,
  ja: japanese,
  ru: russian,
  'zh-cn': chinese,
};

/** Makes a {@link Phrase}; the key says which values it takes. */
export function phrase<Key extends PhraseKey>(key: Key, ...[values]: PhraseValues<Key>): Phrase {
  return { key, ...(values !== undefined && { values }) };
}

/** Says several, one after the other. */
export const sayAll = (wordings: readonly Wording[], language: Language): string =>
  wordings
    .map((wording) => say(wording, language))
    .join(language === 'ja' || language === 'zh-cn' ? '；' : '; ');

/** Says it in a language. */
export function say(wording: Wording, language: Language): string {
  if (typeof wording === 'string') return wording;
  const build = byLanguage[language][wording.key] as (values: unknown) => string;
  return build(wording.values);
}
