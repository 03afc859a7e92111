import { join } from 'node:path';
import { courseSchema } from '../../protocol/exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { CourseCatalogue, Lesson } from './course-catalogue.ts';
import { loadLesson } from './load-lesson.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads `course.yaml` and the lessons it names from `folder`. A broken lesson is kept aside and
 * reported when it is asked for; a broken `course.yaml` rejects with `broken-lesson`.
 */
export async function loadCourse(folder: string): Promise<CourseCatalogue> {
  const source = { path: join(folder, 'course.yaml'), label: 'lessons/course.yaml' };
  const course = await readYaml(source, courseSchema);
  const lessons = new Map<string, Lesson>();
  const broken = new Map<string, SlipwayError>();
  await Promise.all(
    course.lessons.map(async (slug) => {
      try {
        lessons.set(slug, await loadLesson(join(folder, slug), slug));
      } catch (error) {
        if (!(error instanceof SlipwayError)) throw error;
        broken.set(slug, error);
      }
    }),
  );
  return {
    course,
    broken,
    lesson(slug) {
      const lesson = lessons.get(slug);
      if (lesson) return lesson;
      throw broken.get(slug) ?? unknownLesson(slug, course.lessons);
    },
  };
}

function unknownLesson(slug: string, known: readonly string[]): SlipwayError {
  return new SlipwayError('unknown-lesson', 'The course has no such lesson.', {
    expected: `one of: ${known.join(', ')}`,
    found: slug.slice(0, 64),
    remedy: 'Choose a lesson from the course page.',
  });
}
