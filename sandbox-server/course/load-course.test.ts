import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import { loadCourse } from './load-course.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-course-'));
  await cp(lessons, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Replaces text in a lesson's exercise.yaml, and fails where there is none to replace. */
async function spoil(slug: string, text: string, replacement: string) {
  const path = join(folder, slug, 'exercise.yaml');
  const before = await readFile(path, 'utf8');
  expect(before).toContain(text);
  await writeFile(
    path,
    before.replace(text, () => replacement),
  );
}

async function problemOf(slug: string): Promise<SlipwayError> {
  const catalogue = await loadCourse(folder);
  try {
    catalogue.lesson(slug);
  } catch (error) {
    if (error instanceof SlipwayError) return error;
  }
  throw new Error(`the lesson ${slug} was offered`);
}

describe('the course of this repository', () => {
  test('has no broken lesson', async () => {
    const catalogue = await loadCourse(lessons);
    expect([...catalogue.broken.values()].map((error) => error.message)).toEqual([]);
    expect(catalogue.lesson('flask-app').slug).toBe('flask-app');
  });

  test('offers the cheat sheet, with files and commands and nothing to check', async () => {
    const { lesson, course } = await loadCourse(lessons);
    const sheet = lesson(course.cheatSheet ?? '');
    const { steps, exercise } = sheet.exercise;
    expect(steps.flatMap((step) => step.runs).length).toBeGreaterThan(40);
    expect([...steps, exercise].flatMap(({ checks }) => checks)).toEqual([]);
    expect((await sheet.startingFiles()).map((file) => file.path)).toContain('Dockerfile');
  });

  test('gives starting files, solution files and files to put', async () => {
    const lesson = (await loadCourse(lessons)).lesson('flask-app');
    const paths = (await lesson.startingFiles()).map((file) => file.path);
    expect(paths).toEqual(['Dockerfile', 'greeter/Dockerfile', 'greeter/app.py', 'hello.py']);
    expect((await lesson.solutionFiles()).map((file) => file.path)).toEqual(['greeter/Dockerfile']);
    const put = await lesson.putFile('hello-flask');
    expect(put).toMatchObject({ path: 'hello.py', executable: false });
    expect(put.content.toString()).toContain('Flask(__name__)');
    await expect(lesson.putFile('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a lesson that nobody wrote', () => {
  test.each(['no-such-lesson', '../etc', 'constructor', ''])('%j is unknown', async (slug) => {
    const error = await problemOf(slug);
    expect(error).toMatchObject({ code: 'unknown-lesson', found: slug });
    expect(error.expected).toContain('hello-world');
  });
});

describe('a broken lesson', () => {
  test('does not take the others with it', async () => {
    await spoil('hello-world', 'steps:', 'stepz:');
    const catalogue = await loadCourse(folder);
    expect([...catalogue.broken.keys()]).toEqual(['hello-world']);
    expect(catalogue.lesson('publish-ports').exercise.steps.length).toBeGreaterThan(0);
  });

  test('is reported with file, line, what was expected and what was found', async () => {
    await spoil('publish-ports', 'port: 8000\n        body', 'port: 80000\n        body');
    const error = await problemOf('publish-ports');
    const text = await readFile(join(folder, 'publish-ports/exercise.yaml'), 'utf8');
    const line = text.split('\n').findIndex((content) => content.includes('80000')) + 1;
    expect(error.code).toBe('broken-lesson');
    expect(error.message).toContain(`lessons/publish-ports/exercise.yaml:${line} at `);
    expect(error.expected).toMatch(/65535/);
    expect(error.found).toBe('80000');
  });

  test.each([
    ['an unknown key', 'previewPort: 8000', 'previewport: 8000', /previewport/],
    ['a tab in the YAML', '  - id: build', '\t- id: build', /[Tt]ab/],
    ['a kind of check that does not exist', 'kind: image', 'kind: picture', /picture/],
    ['a pattern that is none', 'body: Hello, Docker!', 'body: "Hello("', /Hello\(/],
    ['a file that is missing', 'steps/hello-loopback.py', 'steps/nothing.py', /no such file/],
    ['a path out of its folder', 'steps/hello-loopback.py', '../../../etc/passwd', /leaves/],
    ['an id used twice', 'id: run-published', 'id: run-unpublished', /"run-unpublished" twice/],
  ])('names %s', async (_, text, replacement, found) => {
    await spoil('publish-ports', text, replacement);
    const error = await problemOf('publish-ports');
    expect(error.code).toBe('broken-lesson');
    expect(error.found).toMatch(found);
  });

  test('without an exercise.yaml says so', async () => {
    await rm(join(folder, 'flask-app/exercise.yaml'));
    expect(await problemOf('flask-app')).toMatchObject({
      code: 'broken-lesson',
      found: 'no such file',
    });
  });
});

test('a course without a list of lessons is refused', async () => {
  await writeFile(join(folder, 'course.yaml'), 'id: docker-for-python\nlessons: []\n');
  await expect(loadCourse(folder)).rejects.toMatchObject({
    code: 'broken-lesson',
    message: expect.stringContaining('lessons/course.yaml:2'),
  });
});
