import { LessonError } from '../../course/lesson-error.ts';
import { readCourse } from '../../course/read-course.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { brokenLesson } from './broken-lesson.ts';
import type { CourseCatalogue, Lesson } from './course-catalogue.ts';
import { loadCheatSheet, loadLesson } from './load-lesson.ts';

/**
 * Reads `course.yaml` and the lessons it names from `folder`. A broken lesson is kept aside and
 * reported when it is asked for; a broken `course.yaml` rejects with `broken-lesson`.
 */
export async function loadCourse(folder: string): Promise<CourseCatalogue> {
  const { value: course } = await readCourse(folder).catch((error: unknown) => {
    throw asBrokenLesson(error);
  });
  const lessons = new Map<string, Lesson>();
  const broken = new Map<string, SlipwayError>();
  const { extras, cheatSheet } = course;
  await Promise.all(
    [...course.lessons, ...extras, ...(cheatSheet ? [cheatSheet] : [])].map(async (slug) => {
      try {
        const load = slug === cheatSheet ? loadCheatSheet : loadLesson;
        lessons.set(slug, await load(folder, slug));
      } catch (error) {
        broken.set(slug, asBrokenLesson(error));
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

/** Throws what is no fault of the lesson. */
function asBrokenLesson(error: unknown): SlipwayError {
  if (error instanceof LessonError) return brokenLesson(error);
  throw error;
}

function unknownLesson(slug: string, known: readonly string[]): SlipwayError {
  return new SlipwayError('unknown-lesson', told('lesson.unknown', { known }), {
    found: slug.slice(0, 64),
  });
}
