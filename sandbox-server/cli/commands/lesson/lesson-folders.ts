import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { SetupError } from '../../../errors/setup-error.ts';
import { projectRoot } from '../../../processes/project-tools.ts';

/** Where the lessons are that a command works on. */
export interface LessonFolders {
  readonly lessons: string;
  /** Its path from the project's root. */
  readonly label: string;
  /** Path of the site's `src/pages/`. */
  readonly pages: string;
}

/** The project's lessons, or those of a folder that was named. Throws `SetupError`. */
export async function lessonFolders(folder: string | undefined): Promise<LessonFolders> {
  const lessons = folder === undefined ? join(projectRoot, 'lessons') : resolve(folder);
  const found = await stat(lessons).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new SetupError('There are no lessons to look at.', {
      why: `${lessons} is no folder.`,
      remedy: 'Name the folder that holds course.yaml.',
    });
  }
  const label = relative(projectRoot, lessons);
  return {
    lessons,
    label: label.startsWith('..') ? lessons : label,
    pages: join(projectRoot, 'src/pages'),
  };
}

/** Throws `SetupError` where a slug is none of the lessons. */
export function assertLessons(slugs: readonly string[], known: readonly string[]): void {
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown === undefined) return;
  throw new SetupError(`There is no lesson "${unknown}".`, {
    why: `The lessons are ${known.join(', ')}.`,
    remedy: 'Name one of them, or none for all.',
  });
}
