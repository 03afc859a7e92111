import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import { loadCourse } from '../course/load-course.ts';
import type { KeptWork } from './kept-work.ts';
import { StartingPoints } from './starting-points.ts';

const catalogue = await loadCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
const left = [{ path: 'mine.py', content: Buffer.from('mine'), executable: false }];

/** Starting points of a learner who left `files`. */
function pointsOf(files: WorkspaceFile[] | null): StartingPoints {
  const kept: Pick<KeptWork, 'has' | 'files'> = {
    has: async () => files !== null,
    files: async () => files,
  };
  return new StartingPoints(catalogue, kept as KeptWork);
}

const work = { owner: 'ada', lesson: 'publish-ports' };
const own = await catalogue.lesson('publish-ports').startingFiles();

test('a lesson begins with what was left, or with its own files', async () => {
  expect(await pointsOf(left).choose(work, undefined)).toBe('left');
  expect(await pointsOf(null).choose(work, undefined)).toBe('start');
  expect(await pointsOf(null).choose(work, 'left')).toBe('start');
  expect(await pointsOf(left).choose(work, 'start')).toBe('start');
  expect(await pointsOf(left).files(work, 'left')).toEqual(left);
  expect(await pointsOf(left).files(work, 'start')).toEqual(own);
});

test('what was left is gone: the lesson’s own files stand in', async () => {
  expect(await pointsOf(null).files(work, 'left')).toEqual(own);
});

test('the previous lesson’s solution is there, and this lesson’s own files as it needs them', async () => {
  const files = await pointsOf(null).files(work, 'previous');
  const textOf = (path: string) => files.find((file) => file.path === path)?.content.toString();
  const solution = (await catalogue.lesson('flask-app').solutionFiles())[0];
  expect(solution?.path).toBe('greeter/Dockerfile');
  expect(textOf('greeter/Dockerfile')).toBe(solution?.content.toString());
  for (const { path, content } of own) expect(textOf(path)).toBe(content.toString());
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

test('there is nothing before the first lesson', async () => {
  const first = { owner: 'ada', lesson: catalogue.course.lessons[0] ?? '' };
  await expect(pointsOf(null).choose(first, 'previous')).rejects.toMatchObject({
    code: 'bad-request',
  });
});
