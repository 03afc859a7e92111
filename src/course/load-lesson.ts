import { join } from 'node:path';
import { readCourse } from '../../course/read-course.ts';
import { readExercise } from '../../course/read-exercise.ts';
import { readFolder, readWorkspaceFile } from '../../course/read-folder.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import type { Lesson, LessonPut } from './lesson.ts';
import { lessonError } from './lesson-error.ts';
import { lessonFile } from './lesson-file.ts';
import { loadCheatSheet } from './load-cheat-sheet.ts';

/**
 * Loads a lesson's `exercise.yaml` and the files it names, or the commands of the cheat sheet.
 *
 * @param lessonsFolder Path of `lessons/`.
 * @throws LessonError where an id stands twice, or a file is missing or broken; AstroError where the lesson is not in
 *   the course, or a file is no text.
 */
export async function loadLesson(lessonsFolder: string, slug: string): Promise<Lesson> {
  const named = `lessons/${slug}/exercise.yaml`;
  const folder = join(lessonsFolder, slug);
  const { lessons, extras, cheatSheet } = (await readCourse(lessonsFolder)).value;
  if (slug === cheatSheet) return loadCheatSheet(lessonsFolder, slug);
  const index = lessons.indexOf(slug);
  if (index === -1 && !extras.includes(slug)) {
    throw lessonError({
      where: 'lessons/course.yaml',
      expected: `"${slug}" among its lessons, as lessons/${slug}/ exists`,
      found: [...lessons, ...extras].join(', '),
    });
  }
  const { value: exercise } = await readExercise(lessonsFolder, slug);
  const solution = await readFolder(join(folder, 'solution'));
  return {
    slug,
    number: index === -1 ? null : index + 1,
    exercise,
    steps: exercise.steps.map((step, at) => ({ ...step, number: at + 1 })),
    runs: byId([...exercise.steps.flatMap(({ runs }) => runs), ...exercise.exercise.solution]),
    puts: byId(await readPuts(folder, named, exercise)),
    quizzes: byId(exercise.quizzes),
    solution: solution.map((file) => lessonFile(file, named)),
    taught: new Map(),
  };
}

/** Follows the files through the steps, so that each put knows what it replaces. */
async function readPuts(folder: string, named: string, exercise: Exercise): Promise<LessonPut[]> {
  const starting = await readFolder(join(folder, 'workspace'));
  const workspace = new Map(
    starting.map((file) => [file.path, lessonFile(file, named).content] as const),
  );
  const puts: LessonPut[] = [];
  for (const { id, path, from } of exercise.steps.flatMap((step) => step.puts)) {
    const file = await readWorkspaceFile(join(folder, from), path);
    const { content } = lessonFile(file, `${named}, puts "${id}"`);
    puts.push({ id, path, content, before: workspace.get(path) ?? null });
    workspace.set(path, content);
  }
  return puts;
}

const byId = <Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));
