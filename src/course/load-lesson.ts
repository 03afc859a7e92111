import { join } from 'node:path';
import { exerciseSchema } from '../../protocol/exercise.ts';
import type { Exercise, Run } from '../../protocol/exercise.ts';
import type { Lesson, LessonPut } from './lesson.ts';
import { lessonError } from './lesson-error.ts';
import { readLessonFile } from './lesson-file.ts';
import type { LessonFile } from './lesson-file.ts';
import { readCourse } from './read-course.ts';
import { readFolder } from './read-folder.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Loads a lesson's `exercise.yaml` and the files it names.
 *
 * @param lessonsFolder Path of `lessons/`.
 * @throws AstroError where the lesson is not in the course, an id stands twice, or a file is missing or broken.
 */
export async function loadLesson(lessonsFolder: string, slug: string): Promise<Lesson> {
  const named = `lessons/${slug}/exercise.yaml`;
  const folder = join(lessonsFolder, slug);
  const course = await readCourse(lessonsFolder);
  const index = course.lessons.indexOf(slug);
  if (index === -1) {
    throw lessonError({
      where: 'lessons/course.yaml',
      expected: `"${slug}" among its lessons, as lessons/${slug}/ exists`,
      found: course.lessons.join(', '),
    });
  }
  const exercise = await readYaml(join(folder, 'exercise.yaml'), named, exerciseSchema);
  return {
    slug,
    number: index + 1,
    exercise,
    steps: exercise.steps.map((step, at) => ({ ...step, number: at + 1 })),
    runs: byId<Run>(
      [...exercise.steps.flatMap(({ runs }) => runs), ...exercise.exercise.solution],
      named,
    ),
    puts: byId(await readPuts(folder, named, exercise), named),
    solution: await readFolder(join(folder, 'solution'), named),
  };
}

/** Follows the files through the steps, so that each put knows what it replaces. */
async function readPuts(folder: string, named: string, exercise: Exercise): Promise<LessonPut[]> {
  const workspace = new Map(
    (await readFolder(join(folder, 'workspace'), named)).map(({ path, content }: LessonFile) => [
      path,
      content,
    ]),
  );
  const puts: LessonPut[] = [];
  for (const { id, path, from } of exercise.steps.flatMap((step) => step.puts)) {
    const content = await readLessonFile(join(folder, from), `${named}, puts "${id}"`);
    puts.push({ id, path, content, before: workspace.get(path) ?? null });
    workspace.set(path, content);
  }
  return puts;
}

function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  named: string,
): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    if (found.has(item.id)) {
      throw lessonError({ where: named, expected: 'every id once', found: `"${item.id}" twice` });
    }
    found.set(item.id, item);
  }
  return found;
}
