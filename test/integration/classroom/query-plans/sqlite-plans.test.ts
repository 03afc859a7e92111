import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSqliteWriter } from '../../../bench/classroom/row-writer.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../../support/server-without-machines.ts';
import { callEverything } from './call-everything.ts';
import { fullReads, largeTables, mayReadAll, uselessExceptions } from './large-tables.ts';

let server: ServerWithoutMachines;
let database: DatabaseSync;
let made: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await openServerWithoutMachines({ change: { loopbackOnly: false } });
  const file = `${server.home}/slipway.sqlite`;
  made = await callEverything(server, openSqliteWriter(file), (note) => {
    const { prepare } = DatabaseSync.prototype;
    vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
      this: DatabaseSync,
      sql,
      ...rest
    ) {
      note(sql);
      return prepare.call(this, sql, ...rest);
    });
  });
  vi.restoreAllMocks();
  database = new DatabaseSync(file);
}, 180_000);
afterAll(async () => {
  database.close();
  await server.dispose();
});

/** Large tables that a statement reads from end to end. */
function scansOf(sql: string): string[] {
  if (!/^\s*(?:select|update|delete|insert|with)\b/i.test(sql)) return [];
  const steps = database.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
  return steps.flatMap(({ detail }) => {
    // `SCAN x USING COVERING INDEX` reads all of the index, which is no better.
    const [, alias = ''] = /^SCAN (\S+)/.exec(detail) ?? [];
    const table = tableOf(sql, alias);
    return largeTables.includes(table) ? [`${table}: ${detail}`] : [];
  });
}

/** The table behind a name in a plan. */
const tableOf = (sql: string, name: string): string =>
  new RegExp(`"(\\w+)" as "${name}"`).exec(sql)?.[1] ?? name;

test('each table that is meant is there', () => {
  const names = database.prepare("select name from sqlite_master where type = 'table'").all();
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([...largeTables]));
});

test('a table that is read from end to end is told', () => {
  const sql = 'select * from "submission" as "s" where "points" > 3';
  expect(scansOf(sql)).toEqual([expect.stringContaining('submission: SCAN s')]);
  expect(scansOf('select * from "submission" where "id" = ?')).toEqual([]);
});

test('no call of the classroom reads a large table from end to end', async () => {
  expect(made.size).toBeGreaterThan(80);
  expect(await fullReads(made, scansOf, mayReadAll)).toEqual([]);
  expect(uselessExceptions(made, mayReadAll)).toEqual([]);
});
