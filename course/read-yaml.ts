import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { LessonError } from './lesson-error.ts';
import { parseYaml, type YamlFile } from './parse-yaml.ts';

/** Where a YAML file lies, and what to call it in messages. */
export interface YamlSource {
  readonly path: string;
  /** As an author knows it: `lessons/hello-world/exercise.yaml`. */
  readonly label: string;
}

/** Reads a YAML file and checks it against a schema. Rejects with `LessonError`. */
export async function readYaml<Schema extends z.ZodType>(
  { path, label }: YamlSource,
  schema: Schema,
): Promise<YamlFile<z.output<Schema>>> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code === 'ENOENT' ? 'no such file' : cause.message;
    throw new LessonError([{ file: label, expected: 'a readable file', found }], cause);
  });
  return parseYaml({ text, label }, schema);
}
