import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { LessonError, type LessonFault } from './lesson-error.ts';

/** A YAML text, and what to call it in messages. */
export interface YamlText {
  readonly text: string;
  /** As an author knows the file: `lessons/hello-world/exercise.yaml`. */
  readonly label: string;
  /** Line of the file on which the text begins. */
  readonly firstLine?: number;
}

/** A YAML text as its schema has it. */
export interface YamlFile<Value> {
  readonly value: Value;
  /** Line of the value that these keys lead to, or of the nearest one around it. */
  line(keys: readonly PropertyKey[]): number;
}

/** Checks a YAML text against a schema. Throws `LessonError` with all its faults. */
export function parseYaml<Schema extends z.ZodType>(
  { text, label: file, firstLine = 1 }: YamlText,
  schema: Schema,
): YamlFile<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const [syntax] = document.errors;
  if (syntax) {
    const found = syntax.message.replace(/(?: at line \d+, column \d+:?)?\n[^]*$/, '');
    throw new LessonError([{ file, line: lineAt(syntax.pos[0]), expected: 'valid YAML', found }]);
  }
  const line = (keys: readonly PropertyKey[]) => lineAt(offsetOf(document, keys));
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, line };
  // The deepest issue names the slip itself, not what follows from it.
  const [first, ...others] = parsed.error.issues
    .toSorted((a, b) => b.path.length - a.path.length)
    .map((issue): LessonFault => ({
      file,
      line: line([...issue.path, ...unknownKeys(issue).slice(0, 1)]),
      place: issue.path.join('.'),
      expected: expectedBy(issue),
      found: foundAt(document, issue),
    }));
  throw new LessonError([first as LessonFault, ...others]);
}

const unknownKeys = (issue: z.core.$ZodIssue): readonly string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys : [];

/** Zod's words, without its "Invalid input: expected". */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'only keys that its schema in protocol/ knows';
  return issue.message.replace(/^[\w ]+: (?:expected )?/, '').replace(/, received \w+$/, '');
}

/** Where a value stands, or its key, where it is one of a mapping that is not known. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number {
  for (let path = [...keys]; ; path = path.slice(0, -1)) {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const range = (node as { range?: readonly [number, number, number] } | null)?.range;
    if (range) return range[0];
    if (path.length === 0) return 0;
  }
}

function foundAt(document: Document, issue: z.core.$ZodIssue): string {
  const unknown = unknownKeys(issue);
  if (unknown.length > 0) return `the unknown key "${unknown.join('", "')}"`;
  const node = issue.path.length === 0 ? document.toJS() : document.getIn(issue.path);
  if (node === undefined) return 'nothing';
  const text = JSON.stringify(node);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
