import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readLessonFile } from './lesson-file.ts';
import type { LessonFile } from './lesson-file.ts';

/**
 * Reads all files of a lesson's folder such as `solution/`, by path; none where it does not exist.
 *
 * @throws AstroError where a file is not UTF-8.
 */
export async function readFolder(folder: string, named: string): Promise<readonly LessonFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return [];
      throw cause;
    },
  );
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      content: await readLessonFile(file, named),
    })),
  );
}
