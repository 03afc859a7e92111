import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommandSheet } from './read-command-sheet.ts';
import { sheetExercise } from './sheet-exercise.ts';

let lessons: string;
beforeEach(async () => {
  lessons = await mkdtemp(join(tmpdir(), 'slipway-sheet-'));
  await mkdir(join(lessons, 'sheet'));
});
afterEach(() => rm(lessons, { recursive: true }));

const sheet = (second: string) => `groups:
  - id: images
    commands:
      - id: build
        command: docker build .
        lesson: first-image
        step: build
      - id: ${second}
        command: docker image ls
        lesson: first-image
        step: build
`;

async function read(text: string) {
  await writeFile(join(lessons, 'sheet/commands.yaml'), text);
  return readCommandSheet(lessons, 'sheet');
}

test('groups become steps, and a step is found at the line of its group', async () => {
  const { value, line } = sheetExercise(await read(sheet('list')));
  expect(value.steps.map(({ id, runs }) => [id, runs.map((run) => run.command)])).toEqual([
    ['images', ['docker build .', 'docker image ls']],
  ]);
  expect(line(['steps', 0, 'runs', 1, 'id'])).toBe(8);
});

test('an id that stands twice is named with its line', async () => {
  await expect(read(sheet('images'))).rejects.toThrow(
    'lessons/sheet/commands.yaml:8: groups.0.commands.1.id: expected every id once, found "images" twice.',
  );
});

test('a command without the lesson that teaches it is refused', async () => {
  await expect(read(sheet('list').replace('        lesson: first-image\n', ''))).rejects.toThrow(
    /^lessons\/sheet\/commands\.yaml:\d+: groups\.0\.commands\.0\.lesson: expected string/,
  );
});
