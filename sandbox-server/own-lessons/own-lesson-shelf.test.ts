import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { ownLessonFiles } from '../../test/support/own-lesson.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { KeptWork } from '../progress/kept-work.ts';
import { StartingPoints } from '../progress/starting-points.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { LessonFolders } from './lesson-folders.ts';
import { withOwnLessons } from './own-lesson-catalogue.ts';
import { OwnLessonShelf } from './own-lesson-shelf.ts';
import { zipLesson } from './zip-lesson.ts';

const slug = 'own-aaaaaaaaaaaa';
const of = { slug, version: 1 };
const log = pino({ level: 'silent' });
const exercise = exerciseSchema.parse({
  steps: [{ id: 'first' }],
  exercise: { checks: [{ id: 'file', title: { en: 'A file' }, kind: 'file', path: 'a.txt' }] },
});

let home: string;
let storage: Storage;
let folders: LessonFolders;
let shelf: OwnLessonShelf;
const endSessions = vi.fn<(lesson: string) => Promise<void>>();
const removePages = vi.fn<(slug: string) => Promise<void>>();

beforeEach(async () => {
  vi.resetAllMocks();
  home = await mkdtemp(join(tmpdir(), 'slipway-shelf-'));
  storage = await openSqlite(':memory:');
  folders = new LessonFolders(home);
  const store = storage.ownLessons;
  const pages = { build: async () => {}, remove: removePages };
  shelf = new OwnLessonShelf({ store, folders, pages, endSessions, log });
  const files = Object.entries(ownLessonFiles).map(([path, content]) => ({
    ...{ path, content: Buffer.from(content), executable: false },
  }));
  const archive = await zipLesson(files);
  await store.insert(
    { slug, owner: 'ina' },
    { archive, title: slug, folder: null, at: new Date(0) },
  );
  await store.change(of, { state: 'testing', exercise });
  await store.offer(of);
  await shelf.refresh();
  expect(shelf.version(slug)).toBe(1);
});
afterEach(async () => {
  await shelf.dispose();
  await storage.close();
  await rm(home, { recursive: true });
});

test('who works in a lesson that is removed leaves what they have done', async () => {
  const kept = new KeptWork(storage.keptWork, log);
  const course: CourseCatalogue = {
    ...{ course: { lessons: [], extras: [] } as never, broken: new Map() },
    lesson: () => expect.fail('it is a lesson of the course'),
  };
  const starting = new StartingPoints(withOwnLessons(course, shelf), kept);
  const work = { owner: 'lea', lesson: slug };
  const content = Buffer.from('mine');
  const workspace = {
    list: async () => ({
      files: [{ path: 'mine.txt', kind: 'file' as const, size: 4, version: 'v1', writable: true }],
      truncated: false,
    }),
    read: async () => ({ content, version: 'v1' }),
  };
  endSessions.mockImplementation(() =>
    kept.keep(work, workspace, () => starting.files(work, 'start')),
  );
  await storage.ownLessons.remove(slug);
  await shelf.remove(slug);
  expect(await kept.files(work)).toMatchObject([{ path: 'mine.txt', content }]);
  expect(shelf.lesson(slug)).toBeUndefined();
  expect(await folders.slugs()).toEqual([]);
});

test.each([
  ['sessions that cannot be ended', endSessions],
  ['pages that cannot be removed', removePages],
])('%s keep no server from starting, and are tried again', async (_name, failing) => {
  failing.mockRejectedValue(new Error('it is away'));
  await storage.ownLessons.remove(slug);
  await shelf.remove(slug);
  await shelf.refresh();
  expect(await folders.slugs()).toEqual([slug]);
  failing.mockResolvedValue();
  await shelf.refresh();
  expect(shelf.lesson(slug)).toBeUndefined();
  expect(await folders.slugs()).toEqual([]);
});
