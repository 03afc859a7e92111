import type { LessonProgress, Progress } from '../../protocol/progress.ts';
import { hasServer } from './found-server.ts';
import { mergeLesson, mergeTold, noLessonProgress, untold } from './merge-progress.ts';
import { changeKept, followOtherTabs, readKept } from './progress-cache.ts';

/** Milliseconds after a change before it is told, so that several are told at once. */
const gatherFor = 1_500;
/** A page that never rests is asked for a moment all the same, after this many milliseconds. */
const idleWithin = 2_000;
/** A server that takes longer is taken for none. */
const deadlineSeconds = 15;

/** What the server last told; null until it has, and where there is none. */
let told: Progress | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** There is no server at this address, or it will not talk to us: it is not asked again. */
let isRefused = !hasServer();
let reading: Promise<void> | null = null;
const { promise, resolve } = Promise.withResolvers<void>();

/** Resolves once the server has told what it knows, or it is clear that none will. */
export const firstSync: Promise<void> = promise;

/**
 * Brings this browser and the server together, once the page has nothing better to do, and again
 * when the network is back. Without a server all stays in the browser.
 */
export function syncProgress(): void {
  followOtherTabs();
  const soon = () => {
    // Safari has no idle time.
    if (!('requestIdleCallback' in window)) void read();
    else requestIdleCallback(() => void read(), { timeout: idleWithin });
  };
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
  addEventListener('online', () => void read());
  addEventListener('pageshow', ({ persisted }) => persisted && void read());
  // Whoever leaves does not wait: `keepalive` lets the calls outlive the page.
  addEventListener('pagehide', () => void tell({ keepalive: true }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void tell({ keepalive: true });
  });
}

/** Tells the server of changes in a moment. */
export function tellLater(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void (told ? tell() : read()), gatherFor);
}

/** The server knows of these ticks: they come from it, by way of a session. */
export function isTold(slug: string, steps: LessonProgress['steps']): void {
  if (!told) return;
  const lesson = mergeLesson(told.lessons[slug], {
    ...(told.lessons[slug] ?? noLessonProgress),
    steps,
  });
  told = { ...told, lessons: { ...told.lessons, [slug]: lesson } };
}

/** Reads what the server knows, and tells it what it does not. One at a time. */
function read(): Promise<void> {
  reading ??= (async () => {
    const answer = await call('/api/progress');
    if (!isProgress(answer)) return;
    told = answer;
    changeKept((kept) => mergeTold(kept, answer));
    await tell();
  })().finally(() => {
    reading = null;
    resolve();
  });
  return reading;
}

async function tell(init: RequestInit = {}): Promise<void> {
  if (!told) return;
  const { language, lessons } = untold(readKept(), told);
  const patch = (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    return call(path, { ...init, method: 'PATCH', headers, body: JSON.stringify(body) });
  };
  const answers = Object.entries(lessons).map(async ([slug, change]) => {
    const sent = readKept().lessons[slug];
    const lesson = await patch(`/api/progress/lessons/${slug}`, change);
    if (isLesson(lesson)) take(slug, lesson, sent);
  });
  if (language) answers.push(patch('/api/progress', { language }).then(takeAll));
  await Promise.all(answers);
}

/** The server's word stands, but for what has changed here since the lesson was `sent`. */
function take(slug: string, lesson: LessonProgress, sent: LessonProgress | undefined): void {
  if (!told) return;
  told = { ...told, lessons: { ...told.lessons, [slug]: lesson } };
  changeKept((kept) => {
    const own = kept.lessons[slug];
    const isAsSent = JSON.stringify(own) === JSON.stringify(sent);
    const merged = isAsSent ? lesson : mergeLesson(own, lesson);
    return { ...kept, lessons: { ...kept.lessons, [slug]: merged } };
  });
}

function takeAll(answer: unknown): void {
  if (isProgress(answer)) told = answer;
}

/** The answer's JSON; undefined where the server cannot be reached, or refuses. */
async function call(path: string, init: RequestInit = {}): Promise<unknown> {
  if (isRefused) return undefined;
  try {
    const signal = AbortSignal.timeout(deadlineSeconds * 1000);
    const answer = await fetch(path, { credentials: 'same-origin', signal, ...init });
    const { status } = answer;
    // 204: nobody is signed in.
    isRefused = init.method === undefined && (status === 204 || (status >= 400 && status < 500));
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined; // Tried again when the network is back, or on the next page.
  }
}

// The server is our own, and zod would be a third of what a page loads before a session.
const isProgress = (answer: unknown): answer is Progress =>
  typeof answer === 'object' && answer !== null && 'learner' in answer && 'lessons' in answer;
const isLesson = (answer: unknown): answer is LessonProgress =>
  typeof answer === 'object' && answer !== null && 'steps' in answer && 'quizzes' in answer;
