import { readFile } from 'node:fs/promises';
import { lessonError } from './lesson-error.ts';

/** A file that a lesson can put into the workspace. */
export interface LessonFile {
  /** Where it goes, relative to the workspace. */
  readonly path: string;
  readonly content: string;
}

/**
 * Reads a text file of a lesson.
 *
 * @param file Path of the file.
 * @param named Who names it, for the error: `lessons/flask-app/exercise.yaml, puts "hello-flask"`.
 * @throws AstroError where there is no such file, or it is not UTF-8.
 */
export async function readLessonFile(file: string, named: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'EISDIR') throw cause;
    throw lessonError({ where: named, expected: `a file at ${file}`, found: 'none' });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw lessonError({ where: named, expected: `UTF-8 text in ${file}`, found: 'other bytes' });
  }
}
