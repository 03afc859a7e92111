import type { Language } from '../../protocol/language.ts';
import type { LessonFrontmatter } from '../lesson-frontmatter.ts';
import type { YamlFile } from '../parse-yaml.ts';

/** An element of MDX: a component, or one of HTML. */
export interface TextElement {
  readonly name: string;
  /** By name; `null` where the value is an expression or missing. */
  readonly attributes: ReadonlyMap<string, string | null>;
  readonly line: number;
  /** The elements around it, the closest first. */
  readonly around: readonly TextElement[];
}

/** A fenced block of code. */
export interface TextBlock {
  /** What stands after the fence; empty where nothing does. */
  readonly language: string;
  readonly value: string;
  /** Line of the fence. */
  readonly line: number;
  readonly around: readonly TextElement[];
}

/** A place of a text that names something: a link's address, an image's text, a callout's kind. */
export interface TextMention {
  readonly value: string;
  readonly line: number;
}

/** A lesson's prose in one language, taken apart. */
export interface LessonText {
  readonly language: Language;
  /** From the project's root: `lessons/volumes/ja.mdx`. */
  readonly file: string;
  readonly lines: readonly string[];
  readonly frontmatter: YamlFile<LessonFrontmatter>;
  /** Components and HTML elements, in their order. */
  readonly elements: readonly TextElement[];
  readonly blocks: readonly TextBlock[];
  readonly links: readonly TextMention[];
  /** The texts of images. */
  readonly images: readonly TextMention[];
  readonly callouts: readonly TextMention[];
  /** Imports and exports. */
  readonly modules: readonly TextMention[];
  /** Ids of the headings on the page, as Astro makes them. */
  readonly headings: readonly TextMention[];
}

/** The closest element of a name around another. */
export function elementAround(
  { around }: { readonly around: readonly TextElement[] },
  ...names: readonly string[]
): TextElement | undefined {
  return around.find(({ name }) => names.includes(name));
}
