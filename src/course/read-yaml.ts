import { readFile } from 'node:fs/promises';
import { AstroError } from 'astro/errors';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { lessonError } from './lesson-error.ts';

/**
 * Reads a YAML file and gives it as `schema` has it.
 *
 * @param file Path of the file.
 * @param name What an error calls the file: its path from the project's root.
 * @throws AstroError where the file is missing, is no YAML, or does not fit the schema; it names the line.
 */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(await readLessonText(file, name), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    throw lessonError({
      where: `${name}:${lines.linePos(broken.pos[0]).line}`,
      expected: 'YAML',
      found: broken.message.split('\n')[0] ?? broken.code,
    });
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new AstroError(
    parsed.error.issues
      .map(({ path, message }) => {
        const found = JSON.stringify(document.getIn(path)) ?? 'nothing';
        return `${name}:${lineOf(document, path, lines)}: ${path.join('.')}: ${message} (found ${found})`;
      })
      .join('\n'),
  );
}

async function readLessonText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw lessonError({ where: name, expected: 'a file', found: 'none' });
  }
}

/** Line of the node at `path`, or of the closest one around it where a key is missing. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}
