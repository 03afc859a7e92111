import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { brokenLesson } from './broken-lesson.ts';

/** Where a YAML file lies, and what to call it in messages. */
export interface YamlSource {
  readonly path: string;
  /** As an author knows it: `lessons/hello-world/exercise.yaml`. */
  readonly label: string;
}

/** Reads a YAML file and checks it against a schema. Rejects with `broken-lesson`. */
export async function readYaml<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(source.path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw brokenLesson({
      file: source.label,
      expected: 'a readable file',
      found: cause.code === 'ENOENT' ? 'no such file' : cause.message,
      cause,
    });
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors[0];
  if (syntax) {
    const { line } = lines.linePos(syntax.pos[0]);
    const found = syntax.message.split('\n', 1)[0] ?? syntax.message;
    throw brokenLesson({ file: source.label, line, expected: 'valid YAML', found });
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = mostTelling(parsed.error.issues);
  throw brokenLesson({
    file: source.label,
    line: lineOf(document, lines, issue),
    place: issue.path.join('.'),
    expected: issue.message,
    found: foundAt(document, issue),
  });
}

/** The deepest issue: it names the slip itself, not what follows from it. */
function mostTelling(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  return issues.toSorted((a, b) => b.path.length - a.path.length)[0] as z.core.$ZodIssue;
}

/** Line of the value at fault; of the nearest one around it where it is missing. */
function lineOf(document: Document, lines: LineCounter, issue: z.core.$ZodIssue): number {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  for (let path = [...issue.path, ...unknownKey]; ; path = path.slice(0, -1)) {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const range = (node as { range?: readonly [number, number, number] } | null)?.range;
    if (range) return lines.linePos(range[0]).line;
    if (path.length === 0) return 1;
  }
}

function foundAt(document: Document, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `the unknown key "${issue.keys.join('", "')}"`;
  const node = issue.path.length === 0 ? document.toJS() : document.getIn(issue.path);
  if (node === undefined) return 'nothing';
  const text = JSON.stringify(node);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
