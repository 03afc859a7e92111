import { expect, test } from 'vitest';
import { commandSheetSchema } from '../../../protocol/command-sheet.ts';
import { parseYaml } from '../../parse-yaml.ts';
import { sheetExercise } from '../../sheet-exercise.ts';
import { parseText } from '../../text/parse-text.ts';
import type { RuleFinding } from '../finding.ts';
import { sheetIdsRule } from './sheet-ids.ts';

const command = (id: string) =>
  `      - { id: ${id}, command: docker ${id}, lesson: hello-world, step: first-run }`;
const commands = `groups:
  - id: look
    commands:
${command('version')}
${command('info')}
  - id: run
    commands:
${command('start')}
`;
const frontmatter = '---\ntitle: Sheet\ndescription: All of it.\nminutes: 10\n---\n\n';
const group = (id: string, ids: readonly string[]) =>
  `<Commands id="${id}" title="…">\n\n${ids.map((each) => `<Command id="${each}">…</Command>`).join('\n\n')}\n\n</Commands>\n\n`;

async function findings(text: string): Promise<readonly RuleFinding[]> {
  const sheet = parseYaml({ text: commands, label: 'commands.yaml' }, commandSheetSchema);
  const english = parseText({ text: frontmatter + text, language: 'en', file: 'en.mdx' });
  const lesson = {
    slug: 'sheet',
    folder: '',
    label: 'lessons/sheet',
    exercise: sheetExercise(sheet),
    exerciseFile: 'commands.yaml',
    texts: new Map([['en' as const, english]]),
    languages: new Set(['en' as const]),
    digest: '',
  };
  return sheetIdsRule(lesson, {
    lessons: new Map(),
    extras: new Set(),
    slugs: new Set(),
    pages: new Set(),
  });
}

test('a text that shows every command in order is right', async () => {
  const text = group('look', ['version', 'info']) + group('run', ['start']);
  expect(await findings(text)).toEqual([]);
});

test('a command that the text forgets is named with its line in commands.yaml', async () => {
  const [finding] = await findings(group('look', ['version']) + group('run', ['start']));
  expect(finding).toMatchObject({
    file: 'commands.yaml',
    line: 5,
    expected: 'the command "info" of the group "look" in en.mdx',
  });
});

test('a command in a group that does not have it is named with its line in the text', async () => {
  const [finding] = await findings(
    group('look', ['version', 'info', 'start']) + group('run', ['start']),
  );
  expect(finding).toMatchObject({ file: 'en.mdx', line: 13, found: 'id="start"' });
});

test('groups stand in the order in which they can be run', async () => {
  const [finding] = await findings(group('run', ['start']) + group('look', ['version', 'info']));
  expect(finding).toMatchObject({ file: 'en.mdx', line: 7, found: '"run"' });
});
