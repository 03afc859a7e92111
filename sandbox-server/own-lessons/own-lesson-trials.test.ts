import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LessonError } from '../../course/lesson-error.ts';
import { exerciseSchema } from '../../protocol/exercise.ts';
import { eventually } from '../../test/support/eventually.ts';
import { ownLessonFiles } from '../../test/support/own-lesson.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { LessonFolders } from './lesson-folders.ts';
import type { LessonTest } from './lesson-tester.ts';
import type { LookedThrough } from './looked-through.ts';
import { OwnLessonShelf } from './own-lesson-shelf.ts';
import { OwnLessonTrials } from './own-lesson-trials.ts';
import type { PageBuilder } from './page-builder.ts';
import { zipLesson } from './zip-lesson.ts';

const slug = 'own-aaaaaaaaaaaa';
const of = { slug, version: 1 };
const log = pino({ level: 'silent' });
const exercise = exerciseSchema.parse({
  steps: [{ id: 'first' }],
  exercise: { checks: [{ id: 'file', title: { en: 'A file' }, kind: 'file', path: 'a.txt' }] },
});
const sound: LookedThrough = { findings: [], title: 'Ports', content: { exercise, shown: [] } };

/** A machine that takes forever: a test with it ends as its signal aborts. */
const forever = ({ signal }: LessonTest) =>
  new Promise<never>((_resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

let home: string;
let storage: Storage;
let folders: LessonFolders;
const look = vi.fn(async (): Promise<LookedThrough> => sound);
const play = vi.fn(
  async (_test: LessonTest): Promise<Awaited<ReturnType<typeof forever>> | null> => null,
);
const build = vi.fn<PageBuilder['build']>(async () => {});
const remove = vi.fn<PageBuilder['remove']>(async () => {});
const endSessions = async () => {};

function openTrials() {
  const store = storage.ownLessons;
  const pages = { build, remove };
  const shelf = new OwnLessonShelf({ store, folders, pages, endSessions, log });
  const trials = new OwnLessonTrials({
    ...{ store, shelf, folders, pages, log },
    ...{ checker: { look }, tester: { test: play } },
  });
  return { shelf, trials };
}
let opened: ReturnType<typeof openTrials>;

beforeEach(async () => {
  vi.resetAllMocks();
  look.mockResolvedValue(sound);
  play.mockResolvedValue(null);
  home = await mkdtemp(join(tmpdir(), 'slipway-trials-'));
  storage = await openSqlite(':memory:');
  folders = new LessonFolders(home);
  opened = openTrials();
  await storage.ownLessons.insert({ slug, owner: 'ina' }, await brought());
});
afterEach(async () => {
  await opened.trials.dispose();
  await opened.shelf.dispose();
  await storage.close();
  await rm(home, { recursive: true });
});

async function brought() {
  const files = Object.entries(ownLessonFiles).map(([path, content]) => ({
    ...{ path, content: Buffer.from(content), executable: false },
  }));
  return { title: slug, folder: null, at: new Date(0), archive: await zipLesson(files) };
}
const tryOut = async (version = 1) => {
  opened.trials.enqueue({ slug, version });
  await opened.trials.settled();
  return storage.ownLessons.find(slug);
};
/** It is played, and not only said to be. */
const isTesting = () => eventually(() => expect(play).toHaveBeenCalledOnce());
const isThere = (version: number) =>
  access(folders.of({ slug, version })).then(
    () => true,
    () => false,
  );

test('a sound lesson is tested, its pages are built, and then it is offered', async () => {
  const offered = await tryOut();
  expect(offered).toMatchObject({
    offered: 1,
    newest: { state: 'ready', title: 'Ports', exercise },
  });
  expect(build.mock.calls[0]?.[0]).toEqual({ ...of, folder: folders.of(of) });
  const lesson = opened.shelf.lesson(slug);
  const files = await lesson?.startingFiles();
  expect(files?.map(({ path }) => path)).toEqual(['Dockerfile']);
  expect(await lesson?.title('ja')).toBe('Greetings');
});

test('what is wrong with its files is told, and no machine is started', async () => {
  const finding = { severity: 'error', file: 'en.mdx', expected: 'a', found: 'b' } as const;
  look.mockResolvedValue({ findings: [finding], title: 'Ports', content: null });
  const { offered, newest } = (await tryOut()) ?? {};
  expect(offered).toBeNull();
  expect(newest).toMatchObject({ state: 'failed', title: 'Ports', findings: [finding] });
  expect(play).not.toHaveBeenCalled();
  expect(opened.shelf.lesson(slug)).toBeUndefined();
});

test('warnings do not keep a lesson back, and stay to be read', async () => {
  const finding = { severity: 'warning', file: 'en.mdx', expected: 'a', found: 'b' } as const;
  look.mockResolvedValue({ ...sound, findings: [finding] });
  expect(await tryOut()).toMatchObject({ offered: 1, newest: { findings: [finding] } });
});

test('what the test found is told; nothing of the version stays on the disk', async () => {
  const failure = { trial: 'step first', expected: 'x', found: `${'y'.repeat(9_000)}\u0000` };
  play.mockResolvedValue(failure as never);
  const { newest } = (await tryOut()) ?? {};
  expect(newest).toMatchObject({ state: 'failed', failure: { trial: 'step first' } });
  expect(newest?.failure?.found.length).toBeLessThan(5_000);
  expect(build).not.toHaveBeenCalled();
  expect(await isThere(1)).toBe(false);
});

test.each([
  [
    'a fault of the lesson',
    new LessonError([{ file: 'en.mdx', line: 3, expected: 'x', found: 'y' }]),
    { findings: [{ severity: 'error', file: 'en.mdx', line: 3, expected: 'x', found: 'y' }] },
  ],
  [
    'another error that is told',
    new SlipwayError('deadline-exceeded', 'Too long.', { expected: 'a minute', found: 'two' }),
    { failure: { trial: 'its pages are built', expected: 'a minute', found: 'two' } },
  ],
  [
    'an error that is our own',
    new Error('/var/lib/slipway is full'),
    { failure: { trial: 'its test', found: 'it went wrong on the server' } },
  ],
])('pages that cannot be built: %s', async (_name, error, told) => {
  build.mockRejectedValue(error);
  const found = await tryOut();
  expect(found).toMatchObject({ offered: null, newest: { state: 'failed', ...told } });
});

test('a newer version that fails takes nothing away; one that is ready takes its place', async () => {
  await tryOut();
  await storage.ownLessons.replace(slug, await brought());
  play.mockResolvedValue({ trial: 'a step', expected: 'x', found: 'y' } as never);
  expect(await tryOut(2)).toMatchObject({ offered: 1, newest: { version: 2, state: 'failed' } });
  expect(opened.shelf.version(slug)).toBe(1);
  expect([await isThere(1), await isThere(2)]).toEqual([true, false]);
  play.mockResolvedValue(null);
  await storage.ownLessons.replace(slug, await brought());
  expect(await tryOut(3)).toMatchObject({ offered: 3, newest: { version: 3, state: 'ready' } });
  expect(opened.shelf.version(slug)).toBe(3);
});

test('a version that is replaced while it is tested is broken off', async () => {
  play.mockImplementationOnce(forever);
  opened.trials.enqueue(of);
  await isTesting();
  await storage.ownLessons.replace(slug, await brought());
  expect(await tryOut(2)).toMatchObject({ offered: 2, newest: { version: 2, state: 'ready' } });
  expect(play.mock.calls[0]?.[0].signal.aborted).toBe(true);
  expect(await storage.ownLessons.version(of)).toBeNull();
});

test('a lesson that is removed while it is tested leaves nothing', async () => {
  play.mockImplementationOnce(forever);
  opened.trials.enqueue(of);
  await isTesting();
  opened.trials.cancel(slug);
  await storage.ownLessons.remove(slug);
  await opened.shelf.remove(slug);
  await opened.trials.settled();
  expect(await storage.ownLessons.find(slug)).toBeNull();
  expect(await isThere(1)).toBe(false);
  expect(remove).toHaveBeenCalledWith(slug);
});

test('what a stop of the server breaks off begins anew with the next start', async () => {
  play.mockImplementationOnce(async (all) => {
    all.onProgress({ done: 1, of: 4 });
    return forever(all);
  });
  opened.trials.enqueue(of);
  await isTesting();
  await eventually(() => expect(opened.trials.progress(slug)).toEqual({ done: 1, of: 4 }));
  await opened.trials.dispose();
  expect(await storage.ownLessons.find(slug)).toMatchObject({ newest: { state: 'testing' } });

  opened = openTrials();
  await opened.shelf.start();
  await opened.trials.start();
  await opened.trials.settled();
  expect(await storage.ownLessons.find(slug)).toMatchObject({ offered: 1 });
});

test('another server has what was offered as it starts, as it is asked, and no more once it is removed', async () => {
  await tryOut();
  const other = openTrials();
  await other.shelf.start();
  expect(other.shelf.version(slug)).toBe(1);
  await storage.ownLessons.replace(slug, await brought());
  await tryOut(2);
  const record = await storage.ownLessons.find(slug);
  expect(other.shelf.version(slug)).toBe(1);
  if (record) await other.shelf.follow(record);
  expect(other.shelf.version(slug)).toBe(2);
  await storage.ownLessons.remove(slug);
  await other.shelf.refresh();
  expect(other.shelf.lesson(slug)).toBeUndefined();
  expect(await isThere(2)).toBe(false);
  await other.shelf.dispose();
});
