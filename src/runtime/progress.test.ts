import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LessonProgress, Progress } from '../../protocol/progress.ts';
import type { Quiz } from '../../protocol/quiz.ts';
import { mergeLesson, noLessonProgress } from './merge-progress.ts';

const quiz: Quiz = { id: 'port', kind: 'single', choices: ['in', 'out'], answer: 'out' };

/** The server's side: keeps what it is told, as the real one does. */
class TellingServer {
  told: Progress = { learner: 'ada', language: null, lessons: {} };
  status = 200;
  readonly calls: string[] = [];

  readonly fetch = async (path: string, init: RequestInit = {}) => {
    const { method = 'GET', body } = init;
    this.calls.push(`${method} ${path}`);
    if (this.status === 0) throw new TypeError('no network');
    const slug = /lessons\/(.+)$/.exec(path)?.[1];
    const change = JSON.parse(String(body ?? '{}'));
    if (slug) this.#take(slug, change);
    if (change.language) this.told = { ...this.told, language: change.language };
    const answer = slug ? this.told.lessons[slug] : this.told;
    return Response.json(this.status === 200 ? answer : {}, { status: this.status });
  };

  #take(slug: string, change: Partial<LessonProgress>) {
    const quizzes = Object.fromEntries(
      Object.entries(change.quizzes ?? {}).map(([id, answer]) => [
        id,
        { ...answer, doneAt: answer.answeredAt },
      ]),
    );
    const lesson = { ...noLessonProgress, position: change.position ?? null, quizzes };
    const lessons = { ...this.told.lessons, [slug]: mergeLesson(this.told.lessons[slug], lesson) };
    this.told = { ...this.told, lessons };
  }
}

let server: TellingServer;
let page: EventTarget;
let storage: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  server = new TellingServer();
  storage = new Map();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Another page of the same browser: what was in memory is gone. */
function openPage() {
  vi.resetModules();
  page = new EventTarget();
  vi.stubGlobal('window', page);
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(name, page[name].bind(page));
  const document = Object.assign(new EventTarget(), {
    readyState: 'complete',
    visibilityState: 'visible',
  });
  vi.stubGlobal('document', document);
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
  });
}

async function load() {
  const [progress, sync] = await Promise.all([
    import('./progress.ts'),
    import('./progress-sync.ts'),
  ]);
  sync.syncProgress();
  await sync.firstSync;
  return progress;
}
const pass = () => vi.advanceTimersByTimeAsync(5_000);
const patches = () => server.calls.filter((call) => call.startsWith('PATCH'));

test('an answer is told in a moment, and known to the next page', async () => {
  const { recordAnswer } = await load();
  recordAnswer('volumes', quiz, ['out']);
  await pass();
  expect(server.told.lessons['volumes']?.quizzes['port']?.given).toEqual(['out']);
  openPage();
  const { quizProgress } = await load();
  expect(quizProgress('volumes', 'port')).toMatchObject({ given: ['out'] });
  expect(patches()).toHaveLength(1);
});

test('what was done elsewhere is shown, and the page is told', async () => {
  const told = vi.fn();
  page.addEventListener('slipway:progress', told);
  server.told.lessons['volumes'] = {
    ...noLessonProgress,
    steps: { mount: { doneAt: '2026-01-01T00:00:00.000Z', by: 'checks' } },
  };
  const { stepsDone } = await load();
  expect(stepsDone('volumes')).toEqual(['mount']);
  expect(told).toHaveBeenCalledOnce();
});

test('what was done without the network is told when it is back', async () => {
  const { recordPosition, lessonProgress } = await load();
  server.status = 0;
  recordPosition('volumes', 'mount');
  await pass();
  expect(lessonProgress('volumes').position?.step).toBe('mount');
  server.status = 200;
  page.dispatchEvent(new Event('online'));
  await pass();
  expect(server.told.lessons['volumes']?.position?.step).toBe('mount');
});

test('what could not be told any more is told by the next page', async () => {
  server.status = 0;
  const { recordAnswer } = await load();
  recordAnswer('volumes', quiz, ['in']);
  server.status = 200;
  openPage();
  await load();
  expect(server.told.lessons['volumes']?.quizzes['port']?.given).toEqual(['in']);
});

test('whoever leaves the page at once has told all the same', async () => {
  const { recordPosition } = await load();
  recordPosition('volumes', 'mount');
  page.dispatchEvent(new Event('pagehide'));
  expect(patches()).toEqual(['PATCH /api/progress/lessons/volumes']);
});

test('a tick of the checks comes from the server, and is not told to it', async () => {
  const { recordSteps, stepsDone } = await load();
  recordSteps('volumes', ['mount']);
  page.dispatchEvent(new Event('pagehide'));
  await pass();
  expect(stepsDone('volumes')).toEqual(['mount']);
  expect(patches()).toEqual([]);
});

test('where there is no server, all stays in the browser and nobody is asked again', async () => {
  server.status = 404;
  const { recordAnswer, quizProgress } = await load();
  recordAnswer('volumes', quiz, ['out']);
  await pass();
  page.dispatchEvent(new Event('online'));
  await pass();
  expect(server.calls).toEqual(['GET /api/progress']);
  expect(quizProgress('volumes', 'port')?.doneAt).not.toBeNull();
});

test('a browser that keeps nothing remembers for as long as the page', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  const { recordPosition, lessonProgress } = await load();
  recordPosition('volumes', 'mount');
  expect(lessonProgress('volumes').position?.step).toBe('mount');
});

test('a chosen language is told', async () => {
  const { recordLanguage } = await load();
  recordLanguage('ja');
  await pass();
  expect(server.told.language?.value).toBe('ja');
});
