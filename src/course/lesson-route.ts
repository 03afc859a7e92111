import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { courseLessons } from './course-lessons.ts';
import { lessonSlug } from './lesson-id.ts';
import { lessonsFolder } from './lessons-folder.ts';
import { loadLesson } from './load-lesson.ts';

/**
 * Gives every page the course, and a lesson's page its lesson, as `Astro.locals`. No page has Starlight's sidebar or
 * table of contents: the workbench needs the width, and the top bar's menu lists the course.
 */
export const onRequest = defineRouteMiddleware(async ({ locals }) => {
  const route = locals.starlightRoute;
  route.hasSidebar = false;
  route.toc = undefined;
  locals.course = await courseLessons(route.locale);
  const slug = lessonSlug(route.id);
  if (slug !== undefined) locals.lesson = await loadLesson(lessonsFolder, slug);
});
