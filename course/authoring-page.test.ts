import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkSchema } from '../protocol/check.ts';
import { sheetCommandSchema } from '../protocol/command-sheet.ts';
import {
  exerciseSchema,
  gradingSchema,
  putFileSchema,
  runSchema,
  stepSchema,
} from '../protocol/exercise.ts';
import { hintSchema } from '../protocol/hint.ts';
import { quizSchema } from '../protocol/quiz.ts';
import { type ComponentRule, vocabulary } from './vocabulary.ts';

const file = fileURLToPath(new URL('../lessons/authoring/en.mdx', import.meta.url));
const page = await readFile(file, 'utf8');
const tables = page.slice(page.indexOf('## All of it in tables'));

/** In a table a key stands in backticks, alone or with a value behind it. */
const isInTables = (key: string) => new RegExp(`\`${key}(?:: [^\`]+)?\``).test(tables);
const keysOf = ({ shape }: { readonly shape: object }) => Object.keys(shape);

const components: [string, ComponentRule][] = Object.entries(vocabulary);

test.each(components)('<%s> stands in the table of components', (name, rule) => {
  const shown = [...tables.matchAll(new RegExp(`\`<${name}((?: [^\`]*)?)>\``, 'g'))];
  expect(shown.length).toBeGreaterThan(0);
  const attributes = shown.map(([, text]) => text).join(' ');
  const { required, optional = [], flags = [] } = rule;
  for (const attribute of [...required, ...optional, ...flags]) {
    expect(attributes).toMatch(new RegExp(` ${attribute}\\b`));
  }
});

/** Of all kinds: what only some have is what they look at. */
const ofEveryCheck = checkSchema.options
  .map((schema) => new Set(keysOf(schema)))
  .reduce((all, keys) => all.intersection(keys));

test.each([
  ['exercise.yaml', keysOf(exerciseSchema)],
  ['a step', keysOf(stepSchema)],
  ['a command', keysOf(runSchema)],
  ['a file that is put', keysOf(putFileSchema)],
  ['a check', [...ofEveryCheck]],
  ['a hint', keysOf(hintSchema)],
  ['a question', quizSchema.options.flatMap(keysOf)],
  ['the exercise', keysOf(exerciseSchema.shape.exercise)],
])('every key of %s stands in a table', (_, keys) => {
  expect(keys.length).toBeGreaterThan(2);
  expect(keys.filter((key) => !isInTables(key))).toEqual([]);
});

test('every kind of check is named', () => {
  const kinds = checkSchema.options.map(({ shape }) => shape.kind.value);
  expect(kinds.filter((kind) => !isInTables(kind))).toEqual([]);
});

test('what grading and the cheat sheet need is shown', () => {
  for (const key of [...keysOf(gradingSchema), ...keysOf(sheetCommandSchema).slice(-2), 'groups']) {
    expect(page).toMatch(new RegExp(`^ *${key}:`, 'm'));
  }
});
