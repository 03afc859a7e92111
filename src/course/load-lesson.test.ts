import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findById } from './find-by-id.ts';
import { loadLesson } from './load-lesson.ts';

let lessons: string;

beforeEach(async () => {
  lessons = await mkdtemp(join(tmpdir(), 'slipway-lessons-'));
  await write('course.yaml', 'id: course\nlessons: [first, second]\n');
  await write('first/en.mdx', '');
  await write('second/en.mdx', '');
  await write('second/exercise.yaml', exercise());
  await write('second/steps/app.py', 'print("new")\n');
});

afterEach(() => rm(lessons, { recursive: true }));

test('a lesson knows its place, its steps, and what its files replace', async () => {
  await write('second/workspace/app.py', 'print("old")\n');
  await write('second/solution/deep/answer.txt', '42\n');
  const lesson = await loadLesson(lessons, 'second');
  expect(lesson.number).toBe(2);
  expect(lesson.steps.map(({ id, number }) => [id, number])).toEqual([
    ['one', 1],
    ['two', 2],
  ]);
  expect(lesson.runs.get('hello')?.command).toBe('docker run hello-world');
  expect(lesson.puts.get('app')).toMatchObject({ before: 'print("old")\n' });
  expect(lesson.puts.get('app-again')).toMatchObject({ before: 'print("new")\n' });
  expect(lesson.solution).toEqual([{ path: 'deep/answer.txt', content: '42\n' }]);
});

test('an id that does not exist is answered with those that do', async () => {
  const { runs } = await loadLesson(lessons, 'second');
  expect(() => findById(runs, 'helo', 'lessons/second, <Run>')).toThrow(
    'lessons/second, <Run>: expected an id of exercise.yaml (hello, solve), found "helo"',
  );
});

test('a value of the wrong kind is named with its line', async () => {
  await write('second/exercise.yaml', exercise().replace('docker run hello-world', '7'));
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /^lessons\/second\/exercise\.yaml:8: steps\.1\.runs\.0\.command: expected string, found 7\.$/m,
  );
});

test('a missing key is named with the line of what lacks it', async () => {
  await write('second/exercise.yaml', exercise().replace('from: steps/app.py', 'note: x'));
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /exercise\.yaml:4: steps\.0\.puts\.0\.from: expected string, found nothing/,
  );
});

test('broken YAML is named with its line', async () => {
  await write('second/exercise.yaml', 'steps:\n  - id: "one\n');
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /exercise\.yaml:\d+: expected valid YAML, found Missing closing "quote\.$/,
  );
});

test('a file that is not there is named with the line that wants it', async () => {
  await rm(join(lessons, 'second/steps/app.py'));
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /exercise\.yaml:4: steps\.0\.puts\.0\.from: expected the file steps\/app\.py .*, found no such file/,
  );
});

test('an id that stands twice is named', async () => {
  await write('second/exercise.yaml', exercise().replace('id: app-again', 'id: app'));
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    'exercise.yaml:5: steps.0.puts.1.id: expected every id of a put once, found "app" twice',
  );
});

test('a Python file for the browser that no step puts is named', async () => {
  await write(
    'second/exercise.yaml',
    exercise().replace('id: one', 'id: one\n    python: other.py'),
  );
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /steps\.0\.python: expected the path of a file that a step puts, found "other\.py"/,
  );
});

test('grading that names what is no check, or one that no machine decides, is named', async () => {
  const graded = (id: string) => `exercise:\n  grading: { runs: [ls], checks: [${id}] }\n`;
  await write('second/exercise.yaml', exercise().replace('exercise:\n', graded('nothing')));
  await expect(loadLesson(lessons, 'second')).rejects.toThrow(
    /exercise\.grading\.checks\.0: expected a check of the exercise on containers.*"nothing"/,
  );
});

test('a lesson that is not in the course is named with those that are', async () => {
  await write('third/exercise.yaml', exercise());
  await expect(loadLesson(lessons, 'third')).rejects.toThrow(
    'expected "third" among its lessons, as lessons/third/ exists, found first, second',
  );
});

test('a lesson beside the course has no place in it', async () => {
  await write('course.yaml', 'id: course\nlessons: [first]\nextras: [second]\n');
  expect((await loadLesson(lessons, 'second')).number).toBeNull();
});

async function write(path: string, text: string): Promise<void> {
  const file = join(lessons, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function exercise(): string {
  return `steps:
  - id: one
    puts:
      - { id: app, path: app.py, from: steps/app.py }
      - { id: app-again, path: app.py, from: steps/app.py }
  - id: two
    runs:
      - { id: hello, command: docker run hello-world }
exercise:
  solution:
    - { id: solve, command: docker pull debian }
  checks:
    - { id: pulled, title: { en: Pulled }, kind: image, tag: debian }
`;
}
