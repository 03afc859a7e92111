import { readdir } from 'node:fs/promises';
import type { Course } from '../../protocol/exercise.ts';
import { LessonError } from '../lesson-error.ts';
import type { YamlFile } from '../parse-yaml.ts';
import { readCourse } from '../read-course.ts';
import type { Finding } from './finding.ts';

/** Lessons that can be looked through, and what is wrong with the list of them. */
export interface ListedLessons {
  readonly slugs: readonly string[];
  /** Those of them that stand beside the course: they need no translation. */
  readonly extras: readonly string[];
  /** Folder of the cheat sheet. */
  readonly cheatSheet?: string | undefined;
  readonly findings: readonly Finding[];
}

/** The lessons that `course.yaml` and the folders agree on. */
export async function listLessons(folder: string, label: string): Promise<ListedLessons> {
  const declared = { file: `${label}/course.yaml`, rule: 'course', severity: 'error' } as const;
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  let course: YamlFile<Course>;
  try {
    course = await readCourse(folder, label);
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    const remedy = 'Correct the file; protocol/exercise.ts says what may stand there.';
    const findings = error.faults.map((fault) => ({ ...fault, remedy, ...declared, lesson: '' }));
    return { slugs: [], extras: [], findings };
  }
  const { lessons, extras, cheatSheet } = course.value;
  const all = [...lessons, ...extras];
  const lineOf = (at: number) =>
    course.line(at < lessons.length ? ['lessons', at] : ['extras', at - lessons.length]);
  const findings = all.flatMap((lesson, at): Finding[] => {
    const finding = { ...declared, lesson, line: lineOf(at) };
    if (!folders.includes(lesson)) {
      return [
        {
          ...finding,
          expected: `the folder ${label}/${lesson}/`,
          found: 'no such folder',
          remedy: `Write the lesson ("slipway lesson new ${lesson}"), or take it off the list.`,
        },
      ];
    }
    if (all.indexOf(lesson) === at) return [];
    const remedy = 'Take one of them off the list.';
    return [{ ...finding, expected: 'every lesson once', found: `"${lesson}" twice`, remedy }];
  });
  const unlisted = folders.filter((name) => !all.includes(name) && name !== cheatSheet);
  return {
    extras,
    slugs: [...new Set(all)].filter((slug) => folders.includes(slug)),
    cheatSheet,
    findings: [
      ...findings,
      ...unlisted.map((lesson) => ({
        ...declared,
        lesson,
        line: course.line(['lessons']),
        expected: `"${lesson}" among the lessons, as ${label}/${lesson}/ exists`,
        found: 'a list without it',
        remedy: 'Put it on the list, in its place in the course, or remove the folder.',
      })),
    ],
  };
}
