import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { lessonSlug } from '../../course/lesson-id.ts';
import { sourceDigest } from '../../course/source-digest.ts';
import { languageSchema } from '../../protocol/language.ts';
import { cheatSheetPage } from './cheat-sheet-page.ts';
import { courseLessons } from './course-lessons.ts';
import { lessonsFolder } from './lessons-folder.ts';
import { loadLesson } from './load-lesson.ts';
import { isOwnLesson } from './own-lesson.ts';
import { plainTranslate } from './plain-translate.ts';

/**
 * Gives every page its language and the course, and a lesson's page its lesson, as `Astro.locals`. No page has
 * Starlight's sidebar or table of contents: the workbench needs the width, and the top bar's menu lists the course.
 */
export const onRequest = defineRouteMiddleware(async ({ locals }) => {
  const route = locals.starlightRoute;
  route.hasSidebar = false;
  route.toc = undefined;
  locals.t = plainTranslate(locals.t);
  locals.language = languageSchema.parse(route.locale ?? 'en');
  locals.interfaceLang = route.isFallback ? route.lang : undefined;
  // An own lesson stands by itself: where it leads is the class that was given it.
  locals.course = isOwnLesson ? [] : await courseLessons(route.locale);
  locals.cheatSheet = await cheatSheetPage(route.locale);
  locals.isBehind = false;
  locals.isClassroom = route.id.split('/').at(-1) === 'classroom';
  const slug = lessonSlug(route.id);
  if (slug === undefined) return;
  const lesson = await loadLesson(lessonsFolder, slug);
  locals.lesson = isOwnLesson ? { ...lesson, number: null } : lesson;
  const { source } = route.entry.data;
  locals.isBehind = source !== undefined && source !== (await englishDigest(slug));
});

const englishDigest = async (slug: string) =>
  sourceDigest(await readFile(join(lessonsFolder, slug, 'en.mdx')));
