// Apart from language.ts, so that a page which needs to know languages does not load zod for it.

/** Languages of the course; `en` is the source, and is complete at any time. */
export const languages = ['en', 'ja', 'ru', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** Each language as HTML, HTTP and `Intl` call it (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = {
  en: 'en',
  ja: 'ja',
  ru: 'ru',
  'zh-cn': 'zh-CN',
};

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ja: '日本語',
  ru: 'Русский',
  'zh-cn': '简体中文',
};

/** The first of some tags (`ja-JP`, `zh-Hans`, `en`), in order of preference, that the course has. */
export function languageOf(tags: readonly string[]): Language | undefined {
  const wanted = tags.map((tag) => tag.toLowerCase().split('-')[0]);
  const found = wanted.map((main) => languages.find((language) => language.split('-')[0] === main));
  return found.find((language) => language !== undefined);
}
