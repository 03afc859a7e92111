import { join } from 'node:path';
import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { readExercise } from '../../course/read-exercise.ts';
import { readFolder } from '../../course/read-folder.ts';
import { readRecordings, type Recording } from '../../course/read-recordings.ts';
import { sheetExercise } from '../../course/sheet-exercise.ts';
import type { RecordedLesson } from '../../protocol/recorded-lesson.ts';

/** What a static copy holds of a lesson. Files of the workspace that are no text are left out. */
export async function recordedLesson(
  lessonsFolder: string,
  slug: string,
  isCheatSheet = false,
): Promise<{ lesson: RecordedLesson; recordings: readonly Recording[] }> {
  const folder = join(lessonsFolder, slug);
  const { value: exercise } = isCheatSheet
    ? sheetExercise(await readCommandSheet(lessonsFolder, slug))
    : await readExercise(lessonsFolder, slug);
  const recordings = await readRecordings(folder, exercise);
  const workspace = await readFolder(join(folder, 'workspace'));
  const steps = [...exercise.steps, { id: 'exercise', runs: exercise.exercise.solution }];
  return {
    recordings,
    lesson: {
      lesson: slug,
      files: workspace.flatMap(({ path, content }) => {
        const text = textOf(content);
        return text === null ? [] : [{ path, content: text }];
      }),
      runs: steps.flatMap(({ id: step, runs }) =>
        runs.map(({ id, terminal, command }) => ({ id, step, terminal, command })),
      ),
      casts: recordings.map(({ step, terminal, file }) => ({ step, terminal, file })),
    },
  };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
