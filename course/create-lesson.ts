import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { idSchema } from '../protocol/id.ts';
import { LessonError } from './lesson-error.ts';
import { readCourse } from './read-course.ts';

const template = fileURLToPath(new URL('template', import.meta.url));

/**
 * Makes the folder of a new lesson from the template and puts it at the end of the course. Returns
 * the folder's path. Rejects with `LessonError` where the name is none, or taken.
 *
 * @param lessons Path of `lessons/`.
 */
export async function createLesson(lessons: string, slug: string): Promise<string> {
  const file = `lessons/${slug}`;
  const name = idSchema.safeParse(slug);
  if (!name.success) {
    const expected = name.error.issues[0]?.message ?? 'a name';
    const remedy = 'Choose a name such as "publish-ports": it is part of the page’s address.';
    throw new LessonError([{ file, expected, found: JSON.stringify(slug), remedy }]);
  }
  const { lessons: listed, extras } = (await readCourse(lessons)).value;
  const folder = join(lessons, slug);
  const expected = 'a name that no lesson has';
  const remedy = 'Choose another name, or edit the lesson that there is.';
  const taken = new LessonError([{ file, expected, found: 'a lesson of this name', remedy }]);
  if (listed.includes(slug) || extras.includes(slug)) throw taken;
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? taken : error;
  });
  await cp(template, folder, { recursive: true });
  const path = join(lessons, 'course.yaml');
  const course = parseDocument(await readFile(path, 'utf8'));
  course.addIn(['lessons'], slug);
  await writeFile(path, course.toString());
  return folder;
}
