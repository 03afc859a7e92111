import type { WorkspaceFile } from '../../course/read-folder.ts';
import { lessonError } from './lesson-error.ts';

/** A file that a lesson can put into the workspace. */
export interface LessonFile {
  /** Where it goes, relative to the workspace. */
  readonly path: string;
  readonly content: string;
}

/**
 * A lesson's file as the page hands it out.
 *
 * @param named Who names it, for the error: `lessons/flask-app/exercise.yaml, puts "hello-flask"`.
 * @throws AstroError where it is not UTF-8.
 */
export function lessonFile({ path, content }: WorkspaceFile, named: string): LessonFile {
  try {
    return { path, content: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    throw lessonError({ where: named, expected: `UTF-8 text in ${path}`, found: 'other bytes' });
  }
}
