import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCommandSheet } from '../../course/read-command-sheet.ts';
import { readCourse } from '../../course/read-course.ts';
import { readExercise } from '../../course/read-exercise.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { lessons, cheatSheet } = (await readCourse(folder)).value;
const text = await readFile(`${folder}/SOURCES.md`, 'utf8');
const [sections = '', updates = ''] = text.split('\n## Brought up to date\n');

/** What a text names as `lesson#step`, each once. */
const stepsIn = (part: string) => [
  ...new Set([...part.matchAll(/`([a-z0-9-]+#[a-z0-9-]+)`/g)].map(([, name]) => name ?? '')),
];

/** The cells of a table's rows, without its heading. */
const rowsOf = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Section|Part|Source) /.test(line))
    .map((line) => line.split('|').slice(1, -1));

/** Ids that stand after `#`: of steps, or of the cheat sheet's groups. */
async function idsOf(slug: string): Promise<string[]> {
  if (slug === cheatSheet) {
    return (await readCommandSheet(folder, slug)).value.groups.map((group) => group.id);
  }
  const { steps } = (await readExercise(folder, slug)).value;
  return [...steps.map((step) => step.id), 'exercise'];
}

test.each(stepsIn(text))('the step %s exists', async (name) => {
  const [slug = '', id = ''] = name.split('#');
  expect([...lessons, cheatSheet]).toContain(slug);
  expect(await idsOf(slug)).toContain(id);
});

test.each(['A', 'B', 'C', 'D'])('source %s has a table', (source) =>
  expect(sections).toMatch(new RegExp(`^## ${source}: .+$`, 'm')),
);

test('every part of a source has its step, or a reason why not', () => {
  const rows = rowsOf(sections);
  expect(rows.length).toBeGreaterThan(60);
  for (const row of rows) {
    const carriedBy = row.at(-1)?.trim() ?? '';
    expect(stepsIn(carriedBy).length > 0 || carriedBy.startsWith('none: '), row.join('|')).toBe(
      true,
    );
  }
});

test.each(lessons)('the lesson %s has its source', (slug) =>
  expect(stepsIn(sections).map((name) => name.split('#')[0])).toContain(slug),
);

describe('what was brought up to date', () => {
  test('has a reason and a place', () => {
    for (const [, , , why = '', where = ''] of rowsOf(updates)) {
      expect(why.trim()).not.toBe('');
      expect(stepsIn(where), why).not.toEqual([]);
    }
  });

  const places = new Set(stepsIn(updates).map((name) => name.split('#')[0] ?? ''));
  test.each([...places])('is said on the page of %s', async (slug) =>
    expect(await readFile(`${folder}/${slug}/en.mdx`, 'utf8')).toContain(
      ':::note[Brought up to date]',
    ),
  );
});
