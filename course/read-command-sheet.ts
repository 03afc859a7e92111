import { join } from 'node:path';
import { commandSheetSchema, type CommandSheet } from '../protocol/command-sheet.ts';
import { LessonError } from './lesson-error.ts';
import type { YamlFile } from './parse-yaml.ts';
import { readYaml } from './read-yaml.ts';

/** Name of the file with the commands of the cheat sheet. */
export const commandsFile = 'commands.yaml';

/**
 * Reads `<lessons>/<slug>/commands.yaml` and looks whether its ids stand once. Rejects with
 * `LessonError`, which calls the folder of lessons by its `label`.
 */
export async function readCommandSheet(
  lessons: string,
  slug: string,
  label = 'lessons',
): Promise<YamlFile<CommandSheet>> {
  const file = `${label}/${slug}/${commandsFile}`;
  const sheet = await readYaml(
    { path: join(lessons, slug, commandsFile), label: file },
    commandSheetSchema,
  );
  const named = sheet.value.groups.flatMap(({ id, commands }, group) => [
    { id, keys: ['groups', group, 'id'] },
    ...commands.map((command, at) => ({
      id: command.id,
      keys: ['groups', group, 'commands', at, 'id'],
    })),
  ]);
  const twice = named.find(({ id }, at) => named.findIndex((other) => other.id === id) < at);
  if (!twice) return sheet;
  throw new LessonError([
    {
      file,
      line: sheet.line(twice.keys),
      place: twice.keys.join('.'),
      expected: 'every id once',
      found: `"${twice.id}" twice`,
    },
  ]);
}
