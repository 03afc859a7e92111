import type { CheckedCourse, CheckedLesson } from './checked-course.ts';
import type { Finding } from './finding.ts';
import { listLessons } from './list-lessons.ts';
import { readLesson } from './read-lesson.ts';
import { rules, sheetRules } from './rules.ts';
import { readPages } from './site-pages.ts';

export interface CheckOptions {
  /** Path of `lessons/`. */
  readonly lessons: string;
  /** What findings call that folder: its path from the project's root. */
  readonly label?: string;
  /** Path of the site's `src/pages/`: what links may lead to beside lessons. */
  readonly pages: string;
}

/** What was looked through, and what is wrong with it. */
export interface CourseFindings {
  readonly slugs: readonly string[];
  /** By file and line; empty when all is well. */
  readonly findings: readonly Finding[];
}

/** Looks for every defect of the course's lessons, without running one. */
export async function checkCourse(options: CheckOptions): Promise<CourseFindings> {
  const { lessons: folder, label = 'lessons', pages } = options;
  const { slugs: listed, extras, cheatSheet, findings: listing } = await listLessons(folder, label);
  const slugs = cheatSheet === undefined ? listed : [...listed, cheatSheet];
  const findings: Finding[] = [...listing];
  const lessons = new Map<string, CheckedLesson>();
  for (const slug of slugs) {
    const read = await readLesson(folder, slug, label, slug === cheatSheet);
    findings.push(...read.findings);
    if (read.lesson) lessons.set(slug, read.lesson);
  }
  const course: CheckedCourse = {
    lessons,
    extras: new Set(extras),
    slugs: new Set(slugs),
    pages: await readPages(pages),
  };
  for (const lesson of lessons.values()) {
    for (const [rule, look] of lesson.slug === cheatSheet ? sheetRules : rules) {
      const found = await look(lesson, course);
      findings.push(...found.map((each) => ({ ...each, lesson: lesson.slug, rule })));
    }
  }
  const sorted = findings.toSorted(
    (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
  return { slugs, findings: sorted };
}
