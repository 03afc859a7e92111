import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadCourse } from './load-course.ts';
import { readStepTitles } from './read-step-titles.ts';

test('are those of the language, else the English ones', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-steps-'));
  await writeFile(
    join(folder, 'en.mdx'),
    '<Step id="one" title="Build">\n</Step>\n<Step title="Run > look"\n  id="two">\n<Step id="three">',
  );
  await writeFile(join(folder, 'ja.mdx'), '<Step id="one" title="ビルドする">');
  expect([...(await readStepTitles(folder, 'ja'))]).toEqual([
    ['one', 'ビルドする'],
    ['two', 'Run > look'],
  ]);
  expect((await readStepTitles(join(folder, 'nowhere'), 'en')).size).toBe(0);
  await rm(folder, { recursive: true });
});

test('every step of the course has one', async () => {
  const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
  const { course, lesson } = await loadCourse(lessons);
  for (const slug of course.lessons) {
    const { exercise, stepTitles } = lesson(slug);
    const titles = await stepTitles('ru');
    expect(exercise.steps.map(({ id }) => id).filter((id) => !titles.has(id))).toEqual([]);
  }
});
