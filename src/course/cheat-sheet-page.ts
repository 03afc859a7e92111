import { getCollection } from 'astro:content';
import { lessonFrontmatterSchema } from '../../course/lesson-frontmatter.ts';
import { readCourse } from '../../course/read-course.ts';
import { lessonsFolder } from './lessons-folder.ts';

/** What a link to the cheat sheet says. */
export interface CheatSheetPage {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly href: string;
  /** For `lang` of title and description, where they are not in the language asked for. */
  readonly lang: 'en' | undefined;
}

/** The cheat sheet in the language of `locale`, or in English; `undefined` where there is none. */
export async function cheatSheetPage(
  locale: string | undefined,
): Promise<CheatSheetPage | undefined> {
  const { cheatSheet } = (await readCourse(lessonsFolder)).value;
  if (cheatSheet === undefined) return undefined;
  const prefix = locale === undefined ? '' : `${locale}/`;
  const entries = await getCollection('docs');
  const find = (id: string) => entries.find((entry) => entry.id === id)?.data;
  const written = find(`${prefix}lessons/${cheatSheet}`);
  const data = written ?? find(`lessons/${cheatSheet}`);
  const { title, description } = lessonFrontmatterSchema.parse(data);
  const href = `/${prefix}lessons/${cheatSheet}/`;
  return { slug: cheatSheet, title, description, href, lang: written ? undefined : 'en' };
}
