import { lessonError } from './lesson-error.ts';
import type { Lesson } from './lesson.ts';

/**
 * The lesson whose page is being rendered.
 *
 * @param component Who asks, for the error.
 * @throws AstroError on a page that is no lesson.
 */
export function thisLesson(locals: App.Locals, component: string): Lesson {
  if (locals.lesson) return locals.lesson;
  throw lessonError({
    where: locals.starlightRoute.id,
    expected: `${component} in a lesson only`,
    found: 'it on another page',
  });
}
