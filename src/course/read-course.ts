import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { courseSchema } from '../../protocol/exercise.ts';
import type { Course } from '../../protocol/exercise.ts';
import { lessonError } from './lesson-error.ts';
import { readYaml } from './read-yaml.ts';

const courseFile = 'lessons/course.yaml';

/**
 * Reads `course.yaml`, which gives the order of the lessons.
 *
 * @param lessonsFolder Path of `lessons/`.
 * @throws AstroError where the file is missing or not as its schema has it, or a lesson has no English text.
 */
export async function readCourse(lessonsFolder: string): Promise<Course> {
  const course = await readYaml(join(lessonsFolder, 'course.yaml'), courseFile, courseSchema);
  for (const slug of course.lessons) {
    await access(join(lessonsFolder, slug, 'en.mdx')).catch(() => {
      throw lessonError({
        where: courseFile,
        expected: `lessons/${slug}/en.mdx, as "${slug}" is among the lessons`,
        found: 'no such file',
      });
    });
  }
  return course;
}
