import type { CommandSheet } from '../protocol/command-sheet.ts';
import type { Exercise } from '../protocol/exercise.ts';
import type { YamlFile } from './parse-yaml.ts';

/**
 * The cheat sheet as what sessions, pages and `lesson check` are made for: its groups are steps
 * without checks, and nothing is graded.
 */
export function sheetExercise({ value, line }: YamlFile<CommandSheet>): YamlFile<Exercise> {
  const { open, previewPort, groups } = value;
  return {
    value: {
      open,
      previewPort,
      steps: groups.map(({ id, commands }) => ({
        id,
        puts: [],
        runs: commands.map(({ lesson: _lesson, step: _step, ...run }) => run),
        checks: [],
        hints: [],
      })),
      quizzes: [],
      exercise: { solution: [], checks: [], hints: [] },
    },
    line: (keys) => line(keys.map((key) => namesInSheet.get(key) ?? key)),
  };
}

const namesInSheet: ReadonlyMap<PropertyKey, string> = new Map([
  ['steps', 'groups'],
  ['runs', 'commands'],
]);
