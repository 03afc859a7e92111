import { join } from 'node:path';
import { readFolder } from '../../read-folder.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** Files of `steps/` that a step puts, and of `solution/` that change something. */
export const filesRule: Rule = async (lesson) => {
  const { folder, label } = lesson;
  const [steps, workspace, solution] = await Promise.all(
    ['steps', 'workspace', 'solution'].map((name) => readFolder(join(folder, name))),
  );
  const put = new Set(
    lesson.exercise.value.steps.flatMap(({ puts }) => puts.map(({ from }) => from)),
  );
  const starting = new Map(workspace?.map(({ path, content }) => [path, content]));
  return [
    ...(steps ?? [])
      .map(({ path }) => `steps/${path}`)
      .filter((path) => !put.has(path))
      .map((path) => ({
        severity: 'error' as const,
        file: `${label}/${path}`,
        line: 1,
        expected: `a step of exercise.yaml that puts it ("from: ${path}")`,
        found: 'none',
        remedy: 'Name it in the "puts" of a step, or remove the file.',
      })),
    ...(solution ?? [])
      .filter(({ path, content }) => starting.get(path)?.equals(content))
      .map(({ path }) => ({
        severity: 'error' as const,
        file: `${label}/solution/${path}`,
        line: 1,
        expected: `a file that differs from workspace/${path}`,
        found: 'the same content',
        remedy: 'Remove it: a solution holds only what the learner has to change.',
      })),
    ...withoutSolution(lesson, solution?.length ?? 0),
  ];
};

function withoutSolution({ exercise, exerciseFile }: CheckedLesson, files: number): RuleFinding[] {
  if (files > 0 || exercise.value.exercise.solution.length > 0) return [];
  return [
    {
      severity: 'error',
      file: exerciseFile,
      line: exercise.line(['exercise']),
      place: 'exercise',
      expected: 'files in solution/, or commands in exercise.solution',
      found: 'neither',
      remedy: 'Write down a solution: the lesson test proves that it passes.',
    },
  ];
}
