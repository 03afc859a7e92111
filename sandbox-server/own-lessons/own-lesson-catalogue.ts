import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { isOwnLesson, unknownOwnLesson } from './own-lesson-access.ts';
import type { OwnLessonShelf } from './own-lesson-shelf.ts';

/**
 * The course's catalogue with own lessons beside it. They are found by their slug alone, and listed nowhere:
 * `course` and `broken` are the course's. Who may ask for one is decided before, by `OwnLessonAccess`.
 */
export function withOwnLessons(
  course: CourseCatalogue,
  shelf: Pick<OwnLessonShelf, 'lesson'>,
): CourseCatalogue {
  return {
    get course() {
      return course.course;
    },
    get broken() {
      return course.broken;
    },
    lesson(slug) {
      if (!isOwnLesson(slug)) return course.lesson(slug);
      const lesson = shelf.lesson(slug);
      if (lesson) return lesson;
      throw unknownOwnLesson();
    },
  };
}
