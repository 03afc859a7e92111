import { join } from 'node:path';
import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { readExercise } from '../../course/read-exercise.ts';
import { readFolder, readWorkspaceFile } from '../../course/read-folder.ts';
import { sheetExercise } from '../../course/sheet-exercise.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Lesson } from './course-catalogue.ts';
import { readLessonTitle } from './read-lesson-title.ts';
import { readStepTitles } from './read-step-titles.ts';

/** Reads and checks a lesson of the folder `lessons`. Rejects with `LessonError`. */
export async function loadLesson(lessons: string, slug: string): Promise<Lesson> {
  return asLesson(join(lessons, slug), slug, (await readExercise(lessons, slug)).value);
}

/** Reads and checks the cheat sheet, as what a session needs. Rejects with `LessonError`. */
export async function loadCheatSheet(lessons: string, slug: string): Promise<Lesson> {
  const { value: exercise } = sheetExercise(await readCommandSheet(lessons, slug));
  return asLesson(join(lessons, slug), slug, exercise);
}

/** A lesson whose `exercise.yaml` was read before; its other files are in `folder`. */
export function asLesson(folder: string, slug: string, exercise: Exercise): Lesson {
  const puts = new Map(exercise.steps.flatMap((step) => step.puts.map((put) => [put.id, put])));
  return {
    slug,
    exercise,
    title: (language) => readLessonTitle(folder, slug, language),
    stepTitles: (language) => readStepTitles(folder, language),
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
