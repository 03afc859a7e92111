import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { progressSchema } from '../../protocol/progress.ts';
import { loadCourse } from '../course/load-course.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { ProgressService } from './progress-service.ts';

const catalogue = await loadCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
const now = new Date('2026-11-21T10:00:00.000Z');
const earlier = '2026-11-21T09:00:00.000Z';
const tomorrow = '2026-11-22T09:00:00.000Z';

let storage: Storage;
let service: ProgressService;

beforeEach(async () => {
  storage = await openSqlite(':memory:');
  const { progress: store, keptWork } = storage;
  service = new ProgressService({ store, keptWork, catalogue, now: () => now });
});
afterEach(() => storage.close());

test('a learner who has done nothing has progress in no lesson', async () => {
  const progress = progressSchema.parse(await service.read('ada'));
  expect(progress).toMatchObject({ language: null, lessons: {} });
  expect(progress.learner).not.toContain('ada');
  expect((await service.read('grace')).learner).not.toBe(progress.learner);
});

test('an answer is judged by the server', async () => {
  const right = { given: ['run'], answeredAt: earlier };
  const wrong = { given: ['build'], answeredAt: earlier };
  const quizzes = (given: typeof right) => ({ quizzes: { 'slip-of-the-pen': given } });
  await service.merge('ada', 'first-image', quizzes(right));
  await service.merge('grace', 'first-image', quizzes(wrong));
  const quizOf = async (owner: string) =>
    (await service.read(owner)).lessons['first-image']?.quizzes['slip-of-the-pen'];
  expect(await quizOf('ada')).toEqual({ ...right, doneAt: earlier });
  expect(await quizOf('grace')).toEqual({ ...wrong, doneAt: null });
});

test('a tick of a browser stands as claimed until the checks have seen the step', async () => {
  const merged = await service.merge('ada', 'volumes', { steps: { mount: earlier } });
  expect(merged.steps).toEqual({ mount: { doneAt: earlier, by: 'claimed' } });
  await service.stepDone('ada', 'volumes', 'mount', now);
  const { lessons } = await service.read('ada');
  expect(lessons['volumes']?.steps['mount']).toEqual({ doneAt: now.toISOString(), by: 'checks' });
});

test('what the lesson does not have is left out, and the rest is taken', async () => {
  const merged = await service.merge('ada', 'volumes', {
    steps: { 'no-such-step': earlier, exercise: earlier },
    quizzes: { 'no-such-quiz': { given: ['x'], answeredAt: earlier } },
    position: { step: 'no-such-step', at: earlier },
  });
  expect(merged).toMatchObject({
    steps: { exercise: { by: 'claimed' } },
    quizzes: {},
    position: null,
  });
  expect(Object.keys(merged.steps)).toEqual(['exercise']);
});

test('a time in the future counts as now, so that it does not win for ever', async () => {
  await service.merge('ada', 'volumes', { position: { step: 'mount', at: tomorrow } });
  const { lessons } = await service.read('ada');
  expect(lessons['volumes']?.position).toEqual({ step: 'mount', at: now.toISOString() });
  const language = { value: 'ja', at: tomorrow } as const;
  expect((await service.chooseLanguage('ada', language)).language).toEqual({
    value: 'ja',
    at: now.toISOString(),
  });
});

test('an unknown lesson is refused', async () => {
  await expect(service.merge('ada', 'nothing', {})).rejects.toMatchObject({
    code: 'unknown-lesson',
  });
});
