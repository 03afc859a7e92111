import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { SessionService } from './session-service.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await openSqlite(':memory:');
});
afterEach(() => storage.close());

/** Sleeps: there is a machine, and no line into it. */
const sleeping = (id: string, lesson: string) =>
  storage.sessions.insert({
    ...{ id, owner: `owner of ${id}`, lesson, language: 'en', state: 'hibernated' },
    ...{
      startsFrom: 'start',
      machine: { driver: 'd', id: `machine-${id}` },
      previewKey: `key-${id}`,
    },
    ...{ createdAt: new Date(0), expiresAt: new Date(0), problem: null },
  });

test('a machine that cannot be removed keeps back no other session of the lesson', async () => {
  const errors: string[] = [];
  const sessions = new SessionService({
    ...{ store: storage.sessions, idleMinutes: 1, catalogue: {}, pool: {}, progress: {} },
    ...{ keptWork: {}, startingPoints: {}, registry: { accountOf: () => undefined } },
    previewAddress: () => ({ scheme: 'http', domain: 'localhost', port: 80 }),
    driver: {
      destroy: async ({ id }: { id: string }) => {
        if (id === 'machine-stuck') throw new Error('The engine is away.');
      },
    },
    log: pino({}, { write: (line: string) => void errors.push(line) }),
  } as never);
  for (const id of ['stuck', 'next', 'last']) await sleeping(id, 'own-lesson');
  await sleeping('other', 'another');
  await sessions.stops.endLesson('own-lesson');
  const left = await storage.sessions.list(['hibernated']);
  expect(left.map(({ id }) => id).toSorted()).toEqual(['other', 'stuck']);
  expect(errors.join('')).toContain('"session":"stuck"');
});
