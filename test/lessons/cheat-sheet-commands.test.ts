import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { readCourse } from '../../course/read-course.ts';
import { readExercise } from '../../course/read-exercise.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { lessons, cheatSheet = '' } = (await readCourse(folder)).value;
const { groups } = (await readCommandSheet(folder, cheatSheet)).value;
const commands = groups.flatMap((group) => group.commands);

/** Older and longer names of one command. */
const sameAs: Readonly<Record<string, string>> = {
  images: 'image ls',
  'container ls': 'ps',
  'container rm': 'rm',
};
const twoWords = new Set(['builder', 'container', 'image', 'network', 'system', 'volume']);

/** What docker is asked to do in a line of the shell: `image ls`, `run`. */
function verbsOf(line: string): string[] {
  const calls = line.matchAll(/\bdocker (?:--config \S+ )?([a-z]+)(?: ([a-z]+))?/g);
  return [...calls].map(([, first = '', second = '']) => {
    const verb = twoWords.has(first) ? `${first} ${second}` : first;
    return sameAs[verb] ?? verb;
  });
}

const onSheet = new Set(commands.flatMap(({ command }) => verbsOf(command)));

test.each(lessons)('has every command that %s runs', async (slug) => {
  const { steps, exercise } = (await readExercise(folder, slug)).value;
  const runs = [...steps.flatMap((step) => step.runs), ...exercise.solution];
  for (const { command } of runs) {
    for (const verb of verbsOf(command)) expect(onSheet, command).toContain(verb);
  }
});

test.each(commands.map(({ id, lesson, step }) => ({ id, lesson, step })))(
  '$id leads to a step that exists: $lesson#$step',
  async ({ lesson, step }) => {
    expect(lessons).toContain(lesson);
    const { steps } = (await readExercise(folder, lesson)).value;
    expect(['exercise', ...steps.map(({ id }) => id)]).toContain(step);
  },
);
