import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { figureWords } from './figure-words.ts';

const page = fileURLToPath(new URL('../../../lessons/authoring/en.mdx', import.meta.url));

test.each(Object.keys(figureWords.en))('authors are told of the drawing %s', async (name) =>
  expect(await readFile(page, 'utf8')).toContain(`\`${name}\``),
);
