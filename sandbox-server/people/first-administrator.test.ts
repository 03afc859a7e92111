import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../../test/support/code-of.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { FirstAdministrator } from './first-administrator.ts';
import { PasswordHasher } from './password-hasher.ts';

const day = 24 * 60 * 60 * 1000;
let storage: Storage;
let now = 0;
let first: FirstAdministrator;

beforeEach(async () => {
  storage = await openSqlite(':memory:');
  const { people: store, tokens } = storage;
  const audit = new AuditLog(storage.audit);
  const hasher = new PasswordHasher(10);
  first = new FirstAdministrator({ store, tokens, hasher, audit, now: () => new Date(now) });
});
afterEach(() => storage.close());

test('the link of the first administrator is the newest, for a day, where there is none', async () => {
  const about = { name: 'Ada', email: 'ada@example.org', password: 'heron paints stairs' };
  const [old, fresh] = [await first.offer(), await first.offer()];
  expect(await codeOf(first.create(old ?? '', about))).toBe('wrong-credentials');
  const weak = { ...about, password: 'ADA@EXAMPLE.ORG' };
  expect(await codeOf(first.create(fresh ?? '', weak))).toBe('bad-request');
  now = day;
  expect(await codeOf(first.create(fresh ?? '', about))).toBe('wrong-credentials');
  const third = (await first.offer()) ?? '';
  const both = [1, 2].map(() => codeOf(first.create(third, about)));
  expect((await Promise.all(both)).toSorted()).toEqual(['done', 'wrong-credentials']);
  expect(await first.offer()).toBeNull();
});
