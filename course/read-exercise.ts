import { join } from 'node:path';
import { exerciseSchema, type Exercise } from '../protocol/exercise.ts';
import { findInconsistencies } from './find-inconsistencies.ts';
import { LessonError } from './lesson-error.ts';
import type { YamlFile } from './parse-yaml.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads `<lessons>/<slug>/exercise.yaml` and looks whether its ids stand once and the files it names
 * exist. Rejects with `LessonError`, which calls the folder of lessons by its `label`.
 */
export async function readExercise(
  lessons: string,
  slug: string,
  label = 'lessons',
): Promise<YamlFile<Exercise>> {
  const folder = join(lessons, slug);
  const file = `${label}/${slug}/exercise.yaml`;
  const source = { path: join(folder, 'exercise.yaml'), label: file };
  const exercise = await readYaml(source, exerciseSchema);
  const [first, ...others] = await findInconsistencies(exercise, folder, file);
  if (first) throw new LessonError([first, ...others]);
  return exercise;
}
