import { getCollection } from 'astro:content';
import { lessonFrontmatterSchema } from './lesson-frontmatter.ts';
import type { LessonFrontmatter } from './lesson-frontmatter.ts';
import { lessonsFolder } from './lessons-folder.ts';
import { readCourse } from './read-course.ts';

/** A line of the course's map. */
export interface CourseLesson extends LessonFrontmatter {
  readonly slug: string;
  /** Place in the course, from 1. */
  readonly number: number;
  readonly href: string;
}

/**
 * The lessons in the order of `course.yaml`, each in the language of `locale` (`undefined` is
 * English) where it has been written in it, and in English where not.
 */
export async function courseLessons(locale: string | undefined): Promise<readonly CourseLesson[]> {
  const entries = new Map((await getCollection('docs')).map((entry) => [entry.id, entry.data]));
  const prefix = locale === undefined ? '' : `${locale}/`;
  const { lessons } = await readCourse(lessonsFolder);
  return lessons.map((slug, index) => ({
    ...lessonFrontmatterSchema.parse(
      entries.get(`${prefix}lessons/${slug}`) ?? entries.get(`lessons/${slug}`),
    ),
    slug,
    number: index + 1,
    href: `/${prefix}lessons/${slug}/`,
  }));
}
