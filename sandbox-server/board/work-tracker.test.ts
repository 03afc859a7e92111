import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadCourse } from '../course/load-course.ts';
import { SessionHub } from '../sessions/session-hub.ts';
import { viewSession } from '../sessions/session-view.ts';
import type { SessionRecord } from '../storage/sessions/session-store.ts';
import { WorkTracker } from './work-tracker.ts';

const course = loadCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
const lesson = 'hello-world';
const ready: SessionRecord = {
  ...{ id: 's1', owner: 'guest', lesson, language: 'en', state: 'ready', startsFrom: 'start' },
  ...{ machine: null, previewKey: 'key', problem: null },
  ...{ createdAt: new Date(1_000), expiresAt: new Date(2_000) },
};

let hub: SessionHub;
let tracker: WorkTracker;
/** Storage that is slow: each reading ends when the test says so, with what it is given. */
let readings: ((record: SessionRecord | null) => void)[];

beforeEach(async () => {
  hub = new SessionHub();
  readings = [];
  const find = () => new Promise<SessionRecord | null>((resolve) => readings.push(resolve));
  tracker = new WorkTracker({
    ...{ hub, store: { find }, catalogue: await course, outcomes: () => undefined },
    ...{ now: () => new Date(1_500), log: pino({ level: 'silent' }) },
  });
});

const tell = (record: SessionRecord) => hub.tell('s1', { type: 'session', session: view(record) });
const view = (record: SessionRecord) =>
  viewSession(record, { domain: 'localhost', port: 4321 }, undefined, undefined);
const reading = (count: number) => vi.waitFor(() => expect(readings).toHaveLength(count));

test('a session that ends while it is read is not on the board', async () => {
  tell(ready);
  tell({ ...ready, state: 'ended' });
  readings[0]?.(ready);
  await reading(2);
  readings[1]?.({ ...ready, state: 'ended' });
  // What is told from now on is read anew: nothing is kept of it.
  await vi.waitFor(() => {
    tell(ready);
    expect(readings.length).toBeGreaterThan(2);
  });
  expect(tracker.inLesson(lesson).size).toBe(0);
});

test('one that changes hands while it is read is its new owner’s', async () => {
  tell(ready);
  await tracker.reread('guest');
  readings[0]?.(ready);
  await reading(2);
  readings[1]?.({ ...ready, owner: 'ada' });
  await vi.waitFor(() => expect([...tracker.inLesson(lesson).keys()]).toEqual(['ada']));
});

test('what is told once is read once', async () => {
  tell(ready);
  readings[0]?.(ready);
  await vi.waitFor(() => expect(tracker.inLesson(lesson).size).toBe(1));
  tell(ready);
  expect(readings).toHaveLength(1);
});
