import type { en } from './messages/en.ts';

/**
 * A message in the forms that a count takes in a language. The names are those of CLDR:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export type Forms<Category extends Intl.LDMLPluralRule = Intl.LDMLPluralRule> = Readonly<
  Record<Category, string>
>;

/** All words of a language, complete against English; `Category` are the plural forms that it has. */
export type Messages<Category extends Intl.LDMLPluralRule> = {
  readonly [Part in keyof typeof en]: {
    readonly [Key in keyof (typeof en)[Part]]: (typeof en)[Part][Key] extends string
      ? string
      : Forms<Category>;
  };
};

/** A key of the site's words. */
export type SiteWord = keyof (typeof en)['site'];

/** A key of the workbench's words. */
export type WorkbenchWord = keyof (typeof en)['workbench'];

/** A key of what scripts on a page say: of the workbench's words, and on the classroom's pages of its. */
export type PageWord = WorkbenchWord | keyof (typeof en)['classroom'];

/** Words that a page carries, in its language. */
export type CarriedWords = Readonly<Partial<Record<PageWord, string | Partial<Forms>>>>;

type Spoken = (typeof en)['workbench'] & (typeof en)['classroom'];

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type TextOf<Message> = Message extends string ? Message : Message[keyof Message];
type ValuesOf<Names extends string> = [Names] extends [never]
  ? []
  : [values: Readonly<Record<Names, string | number>>];

/** What `word` takes after a key: the values that its English text names, if any. */
export type WordValues<Key extends PageWord> = ValuesOf<Placeholder<TextOf<Spoken[Key]>>>;
