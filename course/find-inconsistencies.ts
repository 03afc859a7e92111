import { stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Exercise } from '../protocol/exercise.ts';
import type { LessonFault } from './lesson-error.ts';
import type { YamlFile } from './parse-yaml.ts';

type Keys = readonly (string | number)[];

/** Something of exercise.yaml, and the keys that lead to it. */
interface Placed {
  readonly value: string;
  readonly keys: Keys;
}

/** What a schema cannot say: ids that stand once, files that exist in the lesson's `folder`. */
export async function findInconsistencies(
  { value: exercise, line }: YamlFile<Exercise>,
  folder: string,
  file: string,
): Promise<LessonFault[]> {
  const fault = (keys: Keys, expected: string, found: string): LessonFault => ({
    file,
    line: line(keys),
    place: keys.join('.'),
    expected,
    found,
  });
  const twice = idLists(exercise).flatMap(({ kind, ids }) =>
    ids
      .filter(({ value }, at) => ids.findIndex((other) => other.value === value) < at)
      .map(({ value, keys }) => fault(keys, `every id of a ${kind} once`, `"${value}" twice`)),
  );
  const files = await Promise.all(
    namedFiles(exercise).map(async ({ value, keys }) => {
      const found = await missing(folder, value);
      return found === undefined
        ? []
        : [fault(keys, `the file ${value} in the lesson's folder`, found)];
    }),
  );
  const put = new Set(exercise.steps.flatMap(({ puts }) => puts.map(({ path }) => path)));
  const unput = exercise.steps.flatMap(({ python }, at) =>
    python === undefined || put.has(python)
      ? []
      : [fault(['steps', at, 'python'], 'the path of a file that a step puts', `"${python}"`)],
  );
  return [
    ...twice,
    ...files.flat(),
    ...unput,
    ...unknownGraded(exercise, fault),
    ...paidBefore(exercise, fault),
  ];
}

/** What a machine can decide; all else is judged without one. */
const rebuilt: ReadonlySet<string> = new Set(['container', 'image', 'port', 'http']);

function unknownGraded(
  { exercise: { checks, grading } }: Exercise,
  fault: (keys: Keys, expected: string, found: string) => LessonFault,
): LessonFault[] {
  const known = checks.filter(({ kind }) => rebuilt.has(kind)).map(({ id }) => id);
  return (grading?.checks ?? []).flatMap((id, at) =>
    known.includes(id)
      ? []
      : [
          fault(
            ['exercise', 'grading', 'checks', at],
            `a check of the exercise on containers, images or ports: ${known.join(', ')}`,
            `"${id}"`,
          ),
        ],
  );
}

/** Whoever did nothing would have the points of what holds before. */
function paidBefore(
  { exercise: { checks, grading } }: Exercise,
  fault: (keys: Keys, expected: string, found: string) => LessonFault,
): LessonFault[] {
  return checks.flatMap(({ id, holdsBefore, points }, at) => {
    if (!holdsBefore || (points === 0 && !grading?.checks.includes(id))) return [];
    const found = points === 0 ? 'it among the checks of grading' : `points: ${points}`;
    const expected = `"points: 0" and no grading for "${id}", which holds before the exercise`;
    return [fault(['exercise', 'checks', at], expected, found)];
  });
}

function idLists({
  steps,
  quizzes,
  exercise,
}: Exercise): { kind: string; ids: readonly Placed[] }[] {
  const place = (items: readonly { readonly id: string }[], ...keys: Keys): Placed[] =>
    items.map(({ id }, at) => ({ value: id, keys: [...keys, at, 'id'] }));
  return [
    { kind: 'step', ids: place(steps, 'steps') },
    {
      kind: 'run',
      ids: [
        ...steps.flatMap(({ runs }, at) => place(runs, 'steps', at, 'runs')),
        ...place(exercise.solution, 'exercise', 'solution'),
      ],
    },
    { kind: 'quiz', ids: place(quizzes, 'quizzes') },
    { kind: 'put', ids: steps.flatMap(({ puts }, at) => place(puts, 'steps', at, 'puts')) },
    {
      kind: 'hint',
      ids: [
        ...steps.flatMap(({ hints }, at) => place(hints, 'steps', at, 'hints')),
        ...place(exercise.hints, 'exercise', 'hints'),
      ],
    },
    ...steps.map(({ checks }, at) => ({
      kind: 'check within its step',
      ids: place(checks, 'steps', at, 'checks'),
    })),
    { kind: 'check within its step', ids: place(exercise.checks, 'exercise', 'checks') },
  ];
}

function namedFiles({ open, steps }: Exercise): Placed[] {
  return [
    ...open.map((path, at) => ({ value: join('workspace', path), keys: ['open', at] })),
    ...steps.flatMap(({ puts }, step) =>
      puts.map(({ from }, at) => ({ value: from, keys: ['steps', step, 'puts', at, 'from'] })),
    ),
  ];
}

/** Why there is no such file; `undefined` where there is. */
async function missing(folder: string, path: string): Promise<string | undefined> {
  if (normalize(path).startsWith('..')) return 'a path that leaves it';
  const found = await stat(join(folder, path)).catch(() => undefined);
  return found?.isFile() ? undefined : 'no such file';
}
