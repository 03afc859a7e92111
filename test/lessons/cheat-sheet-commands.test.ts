import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { readCourse } from '../../course/read-course.ts';
import { readExercise } from '../../course/read-exercise.ts';
import { dockerCalls } from './docker-calls.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { lessons, cheatSheet = '' } = (await readCourse(folder)).value;
const { groups } = (await readCommandSheet(folder, cheatSheet)).value;
const commands = groups.flatMap((group) => group.commands);

/** What a lesson's prose names in passing, and does not teach. */
const inPassing = new Set([
  'compose',
  'container …', // "docker container …": the whole group of commands.
  'image …',
  'build --network',
  'run --init',
  'run --restart',
]);

/** `run`, `run --detach`: each command, and each of its options. */
const usesOf = (line: string) =>
  dockerCalls(line).flatMap(({ verb, options }) => [
    verb,
    ...options.map((option) => `${verb} ${option}`),
  ]);

const onSheet = new Set(commands.flatMap(({ command }) => usesOf(command)));

describe.each(lessons)('the sheet has every command and every option', (slug) => {
  test(`that ${slug} runs`, async () => {
    const { steps, exercise } = (await readExercise(folder, slug)).value;
    const runs = [...steps.flatMap((step) => step.runs), ...exercise.solution];
    const missing = runs.filter(({ command }) => usesOf(command).some((use) => !onSheet.has(use)));
    expect(missing.map(({ command }) => command)).toEqual([]);
  });

  test(`that the text of ${slug} names`, async () => {
    const text = await readFile(`${folder}/${slug}/en.mdx`, 'utf8');
    const named = [...text.matchAll(/`(docker [^`\n]+)`/g)].flatMap(([, line = '']) =>
      usesOf(line),
    );
    expect(named.filter((use) => !onSheet.has(use) && !inPassing.has(use))).toEqual([]);
  });
});

test.each(commands.map(({ id, lesson, step }) => ({ id, lesson, step })))(
  '$id leads to a step that exists: $lesson#$step',
  async ({ lesson, step }) => {
    expect(lessons).toContain(lesson);
    const { steps } = (await readExercise(folder, lesson)).value;
    expect(['exercise', ...steps.map(({ id }) => id)]).toContain(step);
  },
);
