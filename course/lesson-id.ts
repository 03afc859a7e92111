import { languages } from '../protocol/language.ts';
import { LessonError } from './lesson-error.ts';

/**
 * Turns a lesson's file into the id, and so the address, of its page: `hello-world/en.mdx` is
 * `lessons/hello-world`, and `hello-world/ja.mdx` is `ja/lessons/hello-world`.
 *
 * @param file Path from `lessons/`.
 * @throws LessonError where the file is not named after a language of the course.
 */
export function lessonId(file: string): string {
  const [, slug, language] = /^([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
  if (!slug || !languages.some((known) => known === language)) {
    throw new LessonError([
      {
        file: `lessons/${file}`,
        expected: `lessons/<slug>/<language>.mdx, the language being one of ${languages.join(', ')}`,
        found: 'another name',
      },
    ]);
  }
  return language === 'en' ? `lessons/${slug}` : `${language}/lessons/${slug}`;
}

/** The lesson that a page's id stands for, or `undefined` for any other page. */
export function lessonSlug(id: string): string | undefined {
  return /(?:^|\/)lessons\/([^/]+)$/.exec(id)?.[1];
}
