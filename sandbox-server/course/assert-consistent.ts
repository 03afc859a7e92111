import { access } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Exercise } from '../../protocol/exercise.ts';
import { brokenLesson } from './broken-lesson.ts';

/**
 * What a schema cannot say: ids that occur once, files that exist. Rejects with `broken-lesson`.
 */
export async function assertConsistent(
  exercise: Exercise,
  folder: string,
  file: string,
): Promise<void> {
  const { steps } = exercise;
  const assertOnce = (kind: string, ids: readonly string[]) => {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice === undefined) return;
    throw brokenLesson({ file, expected: `every id of a ${kind} once`, found: `"${twice}" twice` });
  };
  assertOnce(
    'step',
    steps.map((step) => step.id),
  );
  assertOnce('run', [
    ...steps.flatMap((step) => step.runs.map((run) => run.id)),
    ...exercise.exercise.solution.map((run) => run.id),
  ]);
  assertOnce(
    'put',
    steps.flatMap((step) => step.puts.map((put) => put.id)),
  );
  for (const { checks } of [...steps, exercise.exercise]) {
    assertOnce(
      'check within its step',
      checks.map((check) => check.id),
    );
  }
  const opened = exercise.open.map((path) => join('workspace', path));
  const put = steps.flatMap((step) => step.puts.map(({ from }) => from));
  for (const path of [...opened, ...put]) await assertFile(folder, path, file);
}

async function assertFile(folder: string, path: string, file: string): Promise<void> {
  const leaves = normalize(path).startsWith('..');
  const exists =
    !leaves &&
    (await access(join(folder, path)).then(
      () => true,
      () => false,
    ));
  if (exists) return;
  const found = leaves ? 'a path that leaves it' : 'no such file';
  throw brokenLesson({ file, expected: `the file ${path} in the lesson's folder`, found });
}
