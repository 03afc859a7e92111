import { languageTags, type Language } from '../../protocol/languages.ts';
import type { CarriedWords, Forms, PageWord, WordValues } from './message-types.ts';

/** Id of the element in which a page carries its words, as JSON. */
export const pageWordsId = 'slip-words';

/** What that element holds. */
export interface PageWords {
  readonly language: Language;
  readonly words: CarriedWords;
}

/** All languages while pages are built and in tests; a page has its own and no more. */
const atBuild = import.meta.env.SSR ? (await import('./messages.ts')).messages : null;
let spoken: PageWords | undefined;

/** The language of the page. */
export const pageLanguage = (): Language => pageWords().language;

/** Says in which language the next words are, where no page does: while pages are built, in tests. */
export function speak(language: Language): void {
  if (!atBuild) return;
  const { workbench, classroom } = atBuild[language];
  spoken = { language, words: { ...workbench, ...classroom } };
}

/** What scripts on the page say, in its language. */
export function word<Key extends PageWord>(key: Key, ...[values]: WordValues<Key>): string {
  const { language, words } = pageWords();
  return fill(formOf(words[key] ?? key, language, values), values);
}

/** What stands between two sentences; nothing in Chinese and Japanese. */
export const sentenceSpace = (): string => (['ja', 'zh-cn'].includes(pageLanguage()) ? '' : ' ');

/** Sentences one after the other, those that there are. */
export function inSequence(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter(Boolean).join(sentenceSpace());
}

type Values = Readonly<Record<string, string | number>> | undefined;

function formOf(message: string | Partial<Forms>, language: Language, values: Values): string {
  if (typeof message === 'string') return message;
  const form = new Intl.PluralRules(languageTags[language]).select(Number(values?.['count']));
  return message[form] ?? message.other ?? '';
}

function fill(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => String(values?.[name] ?? mark));
}

function pageWords(): PageWords {
  if (!spoken && atBuild) speak('en');
  spoken ??= JSON.parse(document.getElementById(pageWordsId)?.textContent ?? '') as PageWords;
  return spoken;
}
