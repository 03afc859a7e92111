import { getCollection } from 'astro:content';
import { lessonFrontmatterSchema } from '../../course/lesson-frontmatter.ts';
import type { LessonFrontmatter } from '../../course/lesson-frontmatter.ts';
import { readCourse } from '../../course/read-course.ts';
import { lessonOutline } from './lesson-outline.ts';
import type { LessonOutline } from './lesson-outline.ts';
import { lessonsFolder } from './lessons-folder.ts';

/** A line of the course's map. */
export interface CourseLesson extends LessonFrontmatter, LessonOutline {
  readonly slug: string;
  /** Place in the course, from 1. */
  readonly number: number;
  readonly href: string;
  /** For `lang` of title and description, where they are not in the language asked for. */
  readonly lang: 'en' | undefined;
}

/**
 * The lessons in the order of `course.yaml`, each in the language of `locale` (`undefined` is
 * English) where it has been written in it, and in English where not.
 */
export async function courseLessons(locale: string | undefined): Promise<readonly CourseLesson[]> {
  const entries = new Map((await getCollection('docs')).map((entry) => [entry.id, entry.data]));
  const prefix = locale === undefined ? '' : `${locale}/`;
  const { lessons } = (await readCourse(lessonsFolder)).value;
  const line = async (slug: string, index: number): Promise<CourseLesson> => {
    const written = entries.get(`${prefix}lessons/${slug}`);
    return {
      ...lessonFrontmatterSchema.parse(written ?? entries.get(`lessons/${slug}`)),
      ...(await lessonOutline(slug)),
      slug,
      number: index + 1,
      href: `/${prefix}lessons/${slug}/`,
      lang: written ? undefined : 'en',
    };
  };
  return Promise.all(lessons.map(line));
}
