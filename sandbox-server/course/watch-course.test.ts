import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchCourse, type WatchedCourse } from './watch-course.ts';

const template = fileURLToPath(new URL('../../course/template', import.meta.url));
let folder: string;
let watched: WatchedCourse;
let told: Error[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-watched-'));
  await writeFile(join(folder, 'course.yaml'), 'id: course\nlessons: [first]\n');
  await cp(template, join(folder, 'first'), { recursive: true });
  told = [];
  watched = await watchCourse(folder, (error) => told.push(error));
});
afterEach(async () => {
  watched.dispose();
  await rm(folder, { recursive: true });
});

async function edit(path: string, text: string, replacement: string) {
  const file = join(folder, path);
  const before = await readFile(file, 'utf8');
  expect(before).toContain(text);
  await writeFile(file, before.replace(text, replacement));
}

const command = () =>
  watched.catalogue.lesson('first').exercise.steps.flatMap(({ runs }) => runs)[0]?.command;

test('an edited lesson is the next that is asked for', async () => {
  const before = watched.catalogue.lesson('first');
  await edit('first/exercise.yaml', 'command: docker run hello-world', 'command: docker info');
  await vi.waitUntil(() => command() === 'docker info', 10_000);
  expect(before.exercise.steps[0]?.runs[0]?.command).toBe('docker run hello-world');
});

test('a lesson that is broken for a while is told of, and comes back', async () => {
  await edit('first/exercise.yaml', 'steps:', 'stepz:');
  await vi.waitUntil(() => told.length > 0, 10_000);
  expect(told[0]?.message).toContain('lessons/first/exercise.yaml');
  expect(() => watched.catalogue.lesson('first')).toThrow('exercise.yaml');
  await edit('first/exercise.yaml', 'stepz:', 'steps:');
  await vi.waitUntil(() => watched.catalogue.broken.size === 0, 10_000);
  expect(command()).toBe('docker run hello-world');
});

test('a course that cannot be read leaves what there was', async () => {
  await edit('course.yaml', 'lessons: [first]', 'lessons: first');
  await vi.waitUntil(() => told.length > 0, 10_000);
  expect(command()).toBe('docker run hello-world');
});
