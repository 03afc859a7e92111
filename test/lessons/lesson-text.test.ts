import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { course, lesson } = await loadCourse(folder);

/** The ids that a component is given in a text, in their order. */
function idsOf(component: string, text: string): string[] {
  const tags = text.matchAll(new RegExp(`<${component} id="([^"]*)"`, 'g'));
  return [...tags].map(([, id]) => id ?? '');
}

describe.each(course.lessons)('the English text of %s', async (slug) => {
  const text = await readFile(`${folder}/${slug}/en.mdx`, 'utf8');
  const { steps, exercise } = lesson(slug).exercise;

  test('has every step once, in order', () => {
    expect(idsOf('Step', text)).toEqual(steps.map((step) => step.id));
  });

  test('shows every command once, in order, within its step', () => {
    for (const step of steps) {
      const from = text.indexOf(`<Step id="${step.id}"`);
      const within = text.slice(from, text.indexOf('</Step>', from));
      expect(idsOf('Run', within)).toEqual(step.runs.map((run) => run.id));
      expect(idsOf('PutFile', within)).toEqual(step.puts.map((put) => put.id));
    }
    const all = steps.flatMap((step) => step.runs.map((run) => run.id));
    expect(idsOf('Run', text)).toEqual(all);
  });

  test('ends with an exercise, hints and the solution of exercise.yaml', () => {
    const from = text.indexOf('<Exercise>');
    expect(from).toBeGreaterThan(text.lastIndexOf('</Step>'));
    expect(text.slice(from)).toContain('<Hint');
    const solution = text.slice(text.indexOf('<Solution>'));
    for (const { command } of exercise.solution) expect(solution).toContain(command);
  });
});
