import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCourse } from './check/check-course.ts';
import { createLesson } from './create-lesson.ts';

const pages = fileURLToPath(new URL('../src/pages', import.meta.url));
let lessons: string;

beforeEach(async () => {
  lessons = await mkdtemp(join(tmpdir(), 'slipway-new-lesson-'));
  const course = '# The course.\nid: course\nlessons:\n  - welcome # first\nextras: [guide]\n';
  await writeFile(join(lessons, 'course.yaml'), course);
});
afterEach(() => rm(lessons, { recursive: true }));

test('a new lesson has no defects but for what is marked as to be written', async () => {
  await createLesson(lessons, 'first-steps');
  const { findings } = await checkCourse({ lessons, pages });
  const own = findings.filter(({ lesson }) => lesson === 'first-steps');
  const errors = own.filter(({ severity }) => severity === 'error');
  expect(errors.length).toBeGreaterThan(5);
  expect(errors.filter(({ found }) => !found.includes('TODO'))).toEqual([]);
  const warnings = own.filter(({ severity }) => severity === 'warning');
  const wanted = warnings.map(({ expected }) => expected);
  expect(wanted.filter((what) => what === 'a translation')).toHaveLength(3);
  expect(wanted.filter((what) => what.startsWith('a recording'))).toHaveLength(1);
  expect(wanted).toHaveLength(4);
});

test('a new lesson is the last of the course, whose comments stay', async () => {
  await createLesson(lessons, 'first-steps');
  const course = await readFile(join(lessons, 'course.yaml'), 'utf8');
  expect(course).toMatch(/^# The course\.\n[^]*\n {2}- welcome # first\n {2}- first-steps\n/);
});

test.each([
  ['a name with a space', 'first steps', /lower-case words joined by hyphens, found "first steps"/],
  ['a name that leaves the folder', '../first', /joined by hyphens/],
  ['no name', '', /joined by hyphens, found ""/],
  ['a name on the list', 'welcome', /a name that no lesson has, found a lesson of this name/],
  ['a name beside the course', 'guide', /a name that no lesson has/],
])('%s is refused', async (_, slug, message) => {
  await expect(createLesson(lessons, slug)).rejects.toThrow(message);
});

test('a folder that is there is left as it is', async () => {
  const folder = await createLesson(lessons, 'first-steps');
  await writeFile(join(folder, 'en.mdx'), 'mine');
  const course = join(lessons, 'course.yaml');
  await writeFile(course, (await readFile(course, 'utf8')).replace('  - first-steps\n', ''));
  await expect(createLesson(lessons, 'first-steps')).rejects.toThrow(/a name that no lesson has/);
  expect(await readFile(join(folder, 'en.mdx'), 'utf8')).toBe('mine');
});
