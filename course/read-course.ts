import { join } from 'node:path';
import { courseSchema, type Course } from '../protocol/exercise.ts';
import type { YamlFile } from './parse-yaml.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads `<folder>/course.yaml`: which lessons there are, in order. Rejects with `LessonError`, which
 * calls the folder by its `label`.
 */
export async function readCourse(folder: string, label = 'lessons'): Promise<YamlFile<Course>> {
  const source = { path: join(folder, 'course.yaml'), label: `${label}/course.yaml` };
  return readYaml(source, courseSchema);
}
