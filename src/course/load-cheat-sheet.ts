import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { sheetExercise } from '../../course/sheet-exercise.ts';
import type { Lesson } from './lesson.ts';

/**
 * Loads the cheat sheet's commands, as what the components of its page need.
 *
 * @throws LessonError where its commands.yaml is missing or broken.
 */
export async function loadCheatSheet(lessonsFolder: string, slug: string): Promise<Lesson> {
  const sheet = await readCommandSheet(lessonsFolder, slug);
  const { value: exercise } = sheetExercise(sheet);
  const commands = sheet.value.groups.flatMap((group) => group.commands);
  return {
    slug,
    number: null,
    exercise,
    steps: exercise.steps.map((step, at) => ({ ...step, number: at + 1 })),
    runs: new Map(commands.map((command) => [command.id, command])),
    puts: new Map(),
    quizzes: new Map(),
    solution: [],
    taught: new Map(commands.map(({ id, lesson, step }) => [id, { lesson, step }])),
  };
}
