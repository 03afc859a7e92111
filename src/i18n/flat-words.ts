import type { Forms, SiteWord } from './message-types.ts';
import type { en } from './messages/en.ts';

/** A key as i18next has it, which keeps each form of a message under a key of its own. */
export type FlatWord = {
  [Key in SiteWord]: (typeof en)['site'][Key] extends string ? Key : `${Key}_${keyof Forms}`;
}[SiteWord];

/** The site's words in the shape that Starlight's translations have. */
export function flatWords(
  words: Readonly<Record<SiteWord, string | Partial<Forms>>>,
): Partial<Record<FlatWord, string>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, message]) =>
      typeof message === 'string'
        ? [[key, message]]
        : Object.entries(message).map(([form, text]) => [`${key}_${form}`, text]),
    ),
  );
}
