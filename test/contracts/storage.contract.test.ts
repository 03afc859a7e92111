import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { SessionRecord, Storage } from '../../sandbox-server/storage/storage.ts';
import { describeKeptWork } from './storage/kept-work.ts';
import { describeProgress } from './storage/progress.ts';

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

const storages = {
  'SQLite in a file': async (folder: string) => openSqlite(join(folder, 'slipway.sqlite')),
  'SQLite in memory': async () => openSqlite(':memory:'),
};

describe.each(Object.entries(storages))('%s', (_name, open) => {
  let folder: string;
  let storage: Storage;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-storage-'));
    storage = await open(folder);
  });
  afterEach(async () => {
    await storage.close();
    await rm(folder, { recursive: true });
  });

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
});

test('a file keeps its sessions when it is closed and opened again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-storage-'));
  const first = await openSqlite(join(folder, 'slipway.sqlite'));
  await first.sessions.insert(session);
  await first.close();
  const second = await openSqlite(join(folder, 'slipway.sqlite'));
  expect(await second.sessions.find('s1')).toEqual(session);
  await second.close();
  await rm(folder, { recursive: true });
});

test('a file of the first release goes on with its sessions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-storage-'));
  const file = join(folder, 'slipway.sqlite');
  const first = await openSqlite(file);
  await first.sessions.insert(session);
  await first.close();
  const old = new DatabaseSync(file);
  for (const table of ['progress_step', 'progress_quiz', 'progress_position', 'learner'])
    old.exec(`DROP TABLE ${table}`);
  old.exec('DROP TABLE kept_work; ALTER TABLE session DROP COLUMN starts_from');
  old.exec("DELETE FROM kysely_migration WHERE name > '0001-sessions'");
  old.close();
  const second = await openSqlite(file);
  expect(await second.sessions.find('s1')).toEqual({ ...session, startsFrom: 'start' });
  expect(await second.progress.read('o1')).toEqual(new Map());
  await second.close();
  await rm(folder, { recursive: true });
});
