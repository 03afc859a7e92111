import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgres } from '../../sandbox-server/storage/postgres/open-postgres.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { SessionRecord } from '../../sandbox-server/storage/sessions/session-store.ts';
import type { Storage } from '../../sandbox-server/storage/storage.ts';
import { openRealPostgres, type RealPostgres } from '../support/real-postgres.ts';
import { describeAssignments } from './storage/assignments.ts';
import { describeClasses } from './storage/classes.ts';
import { describeGivenPoints } from './storage/given-points.ts';
import { describeHelp } from './storage/help.ts';
import { describeInvitations } from './storage/invitations.ts';
import { describeKeptWork } from './storage/kept-work.ts';
import { describeOwnLessons, shareOwnLessons } from './storage/own-lessons.ts';
import { describePeople } from './storage/people.ts';
import { describeTokens } from './storage/tokens.ts';
import { describeOutcomes } from './storage/outcomes.ts';
import { describeProgress } from './storage/progress.ts';
import { describeSubmissions } from './storage/submissions.ts';

const session: SessionRecord = {
  id: 's1',
  owner: 'o1',
  lesson: 'hello-world',
  language: 'en',
  state: 'starting',
  startsFrom: 'left',
  machine: null,
  previewKey: 'k1',
  createdAt: new Date(1_000),
  expiresAt: new Date(2_000),
  problem: null,
};

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await openRealPostgres();
});
afterAll(() => postgres.dispose());

/** Opens the data of one place, for a server. */
type Open = (server: string) => Promise<Storage>;

/** Places that keep what is in them. */
const lasting = {
  'SQLite in a file':
    async (folder: string): Promise<Open> =>
    (server) =>
      openSqlite(join(folder, 'slipway.sqlite'), server),
  PostgreSQL: async (): Promise<Open> => {
    const url = await postgres.createDatabase();
    return (server) => openPostgres({ url, server, log: pino({ level: 'silent' }) });
  },
};
const places = {
  ...lasting,
  'SQLite in memory': async (): Promise<Open> => (server) => openSqlite(':memory:', server),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(Object.entries(places))('%s', (_name, makePlace) => {
  let storage: Storage;

  beforeEach(async () => {
    storage = await (await makePlace(folder))('this');
  });
  afterEach(() => storage.close());

  test('gives back what was put in', async () => {
    const whole: SessionRecord = {
      ...session,
      machine: { driver: 'docker', id: 'm1' },
      problem: { code: 'machine-failed', message: 'It broke: «ошибка»' },
    };
    await storage.sessions.insert(whole);
    expect(await storage.sessions.find('s1')).toEqual(whole);
    expect(await storage.sessions.findByPreviewKey('k1')).toEqual(whole);
  });

  test('knows nothing of what was never put in', async () => {
    expect(await storage.sessions.find('nobody')).toBeNull();
    expect(await storage.sessions.findByPreviewKey("' or 1=1 --")).toBeNull();
    await storage.sessions.update('nobody', { state: 'ready' });
    expect(await storage.sessions.list(['ready'])).toEqual([]);
  });

  test('refuses an id or a preview key that is taken', async () => {
    await storage.sessions.insert(session);
    await expect(storage.sessions.insert({ ...session, previewKey: 'k2' })).rejects.toThrow();
    await expect(storage.sessions.insert({ ...session, id: 's2' })).rejects.toThrow();
  });

  test('changes what is named and nothing else', async () => {
    await storage.sessions.insert(session);
    await storage.sessions.update('s1', { state: 'ready', machine: { driver: 'd', id: 'm' } });
    await storage.sessions.update('s1', { expiresAt: new Date(9_000) });
    await storage.sessions.update('s1', {});
    expect(await storage.sessions.find('s1')).toEqual({
      ...session,
      state: 'ready',
      machine: { driver: 'd', id: 'm' },
      expiresAt: new Date(9_000),
    });
    await storage.sessions.update('s1', { machine: null });
    expect((await storage.sessions.find('s1'))?.machine).toBeNull();
  });

  test('lists by state, oldest first', async () => {
    const at = (id: string, state: SessionRecord['state'], created: number) =>
      storage.sessions.insert({
        ...session,
        id,
        state,
        previewKey: `key-${id}`,
        createdAt: new Date(created),
      });
    await at('young', 'ready', 30);
    await at('old', 'ready', 10);
    await at('over', 'ended', 20);
    await at('asleep', 'hibernated', 20);
    const ids = (await storage.sessions.list(['ready', 'hibernated'])).map(({ id }) => id);
    expect(ids).toEqual(['old', 'asleep', 'young']);
  });

  test('sorts names by their bytes, whatever the language of the database', async () => {
    for (const id of ['b', 'a-b', 'B', 'ab', 'é', 'A'])
      await storage.sessions.insert({ ...session, id, previewKey: `key-${id}` });
    const ids = (await storage.sessions.list(['starting'])).map(({ id }) => id);
    expect(ids).toEqual(['A', 'B', 'a-b', 'ab', 'b', 'é']);
  });

  test('holds the times of this century', async () => {
    const expiresAt = new Date('2099-12-31T23:59:59.999Z');
    await storage.sessions.insert({ ...session, expiresAt });
    await storage.sessions.markStepDone('s1', 'build', expiresAt);
    expect((await storage.sessions.find('s1'))?.expiresAt).toEqual(expiresAt);
    expect((await storage.sessions.stepsDone('s1')).get('build')).toEqual(expiresAt);
  });

  test('lists nothing where no state is asked for', async () => {
    await storage.sessions.insert(session);
    expect(await storage.sessions.list([])).toEqual([]);
  });

  test('keeps the first time a step was done, and forgets steps with their session', async () => {
    await storage.sessions.insert(session);
    await storage.sessions.markStepDone('s1', 'build', new Date(5_000));
    await storage.sessions.markStepDone('s1', 'build', new Date(6_000));
    expect(await storage.sessions.stepsDone('s1')).toEqual(new Map([['build', new Date(5_000)]]));
    await storage.sessions.remove('s1');
    await storage.sessions.insert(session);
    expect(await storage.sessions.stepsDone('s1')).toEqual(new Map());
  });

  describeProgress(() => storage);
  describeKeptWork(() => storage);
  describe('help', () => describeHelp(() => storage));
  describeInvitations(() => storage);
  describePeople(() => storage);
  describeTokens(() => storage);
  describeClasses(() => storage);
  describeAssignments(() => storage);
  describeGivenPoints(() => storage);
  describeOutcomes(() => storage);
  describeSubmissions(() => storage);
  describeOwnLessons(() => storage);
});

describe.each(Object.entries(lasting))('%s', (_name, makePlace) => {
  test('keeps its sessions when it is closed and opened again', async () => {
    const open = await makePlace(folder);
    const first = await open('this');
    await first.sessions.insert(session);
    await first.close();
    const second = await open('this');
    expect(await second.sessions.find('s1')).toEqual(session);
    await second.close();
  });

  test('gives each server its own sessions, and all of them what learners have done', async () => {
    const open = await makePlace(folder);
    const [here, there] = [await open('here'), await open('there')];
    await here.sessions.insert(session);
    expect(await there.sessions.find('s1')).toBeNull();
    expect(await there.sessions.findByPreviewKey('k1')).toBeNull();
    expect(await there.sessions.list(['starting'])).toEqual([]);
    await there.sessions.update('s1', { state: 'ended' });
    await there.sessions.remove('s1');
    expect(await here.sessions.list(['starting'])).toEqual([session]);
    await expect(there.sessions.insert(session)).rejects.toThrow();

    await here.progress.setLanguage('o1', 'ja', new Date(10));
    expect((await there.progress.language('o1'))?.value).toBe('ja');
    await shareOwnLessons(here, there);
    await here.close();
    await there.close();
  });
});

test('a file of the first release goes on with its sessions', async () => {
  const file = join(folder, 'slipway.sqlite');
  const old = new DatabaseSync(file);
  old.exec(firstRelease);
  old.close();
  const storage = await openSqlite(file, 'this');
  expect(await storage.sessions.list(['starting'])).toEqual([
    { ...session, startsFrom: 'start', machine: { driver: 'docker', id: 'm1' } },
  ]);
  expect([...(await storage.sessions.stepsDone('s1'))]).toEqual([['build', new Date(5_000)]]);
  expect(await storage.progress.read('o1')).toEqual(new Map());
  await storage.close();
});

/** What the first release wrote, as `.dump` of SQLite's shell shows it. */
const firstRelease = `
  CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key,
    "timestamp" varchar(255) not null);
  INSERT INTO kysely_migration VALUES ('0001-sessions', '2026-01-01T00:00:00.000Z');
  CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key,
    "is_locked" integer default 0 not null);
  INSERT INTO kysely_migration_lock VALUES ('migration_lock', 0);
  CREATE TABLE "session" ("id" text primary key, "owner" text not null, "lesson" text not null,
    "language" text not null, "state" text not null, "machine" text,
    "preview_key" text not null unique, "created_at" bigint not null,
    "expires_at" bigint not null, "problem" text);
  CREATE INDEX "session_by_state" on "session" ("state", "created_at");
  INSERT INTO session VALUES ('s1', 'o1', 'hello-world', 'en', 'starting',
    '{"driver":"docker","id":"m1"}', 'k1', 1000, 2000, NULL);
  CREATE TABLE "step_done" ("session_id" text not null references "session" ("id")
    on delete cascade, "step" text not null, "done_at" bigint not null,
    constraint "step_done_key" primary key ("session_id", "step"));
  INSERT INTO step_done VALUES ('s1', 'build', 5000);`;
