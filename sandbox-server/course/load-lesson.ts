import { join } from 'node:path';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { assertConsistent } from './assert-consistent.ts';
import type { Lesson } from './course-catalogue.ts';
import { readFolder, readWorkspaceFile } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads and checks `<folder>/exercise.yaml` and the files that it names. Rejects with
 * `broken-lesson`.
 */
export async function loadLesson(folder: string, slug: string): Promise<Lesson> {
  const label = `lessons/${slug}/exercise.yaml`;
  const exercise = await readYaml({ path: join(folder, 'exercise.yaml'), label }, exerciseSchema);
  await assertConsistent(exercise, folder, label);
  const puts = new Map(exercise.steps.flatMap((step) => step.puts.map((put) => [put.id, put])));
  return {
    slug,
    exercise,
    startingFiles: () => readFolder(join(folder, 'workspace')),
    solutionFiles: () => readFolder(join(folder, 'solution')),
    async putFile(id) {
      const put = puts.get(id);
      if (put) return readWorkspaceFile(join(folder, put.from), put.path);
      throw new SlipwayError('not-found', 'The lesson has no such file to put in place.', {
        expected: `one of: ${[...puts.keys()].join(', ') || 'none'}`,
        found: id,
      });
    },
  };
}
