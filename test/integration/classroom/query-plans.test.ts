import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadCourse } from '../../../sandbox-server/course/load-course.ts';
import { classroomCalls } from '../../bench/classroom/classroom-calls.ts';
import { classroomWrites } from '../../bench/classroom/classroom-writes.ts';
import { fillSchool, type School } from '../../bench/classroom/fill-school.ts';
import { randomFrom } from '../../bench/classroom/random.ts';
import { openSqliteWriter } from '../../bench/classroom/row-writer.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

const lessons = fileURLToPath(new URL('../../../lessons', import.meta.url));

/** Tables that a school of thousands fills, so that none of them may be read from end to end. */
const large = [
  ...['person', 'person_identity', 'sign_in', 'secret', 'enrollment', 'class_invitation'],
  ...['submission', 'evidence', 'recording', 'submission_comment', 'extension', 'given_points'],
  ...['check_outcome', 'check_failure', 'audit_entry', 'help_request', 'session', 'step_done'],
  ...['progress_step', 'progress_quiz', 'progress_position', 'kept_work', 'assignment'],
];

/** Statements that read all of a table nevertheless, by a part of their text, and why they may. */
const allowed: readonly { readonly sql: string; readonly why: string }[] = [
  {
    sql: 'from "person" where "person"."role" <> ? order by "person"."name", "person"."id" limit',
    why: 'Walks the index of names from the first of a page, and stops at its end: nearly all have another role.',
  },
  {
    sql: 'and person.found_by like ?',
    why: 'A part of a name is in no index; administrators alone search, and the bench measures it with 5,000.',
  },
  {
    sql: 'from "audit_entry" order by "at" desc, "id" desc limit',
    why: 'Walks the index of times from the last entry, and stops after a page.',
  },
];

let server: ServerWithoutMachines;
let school: School;
/** By statement, the call that first made it. */
const made = new Map<string, string>();
let current = '';

beforeAll(async () => {
  server = await openServerWithoutMachines({ change: { loopbackOnly: false } });
  const writer = openSqliteWriter(`${server.home}/slipway.sqlite`);
  school = await fillSchool(writer, await loadCourse(lessons), {
    ...{ classes: [110, 20, 20, 40], outcomes: 4_000, assignmentsPerClass: 3, auditPerClass: 50 },
  });
  await writer.finish();
  const { prepare } = DatabaseSync.prototype;
  vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
    this: DatabaseSync,
    sql,
    ...rest
  ) {
    if (!made.has(sql)) made.set(sql, current);
    return prepare.call(this, sql, ...rest);
  });
  const random = randomFrom(3);
  const calls = [
    ...classroomCalls(server.url, school, random),
    ...classroomWrites(server.url, school, random),
  ];
  for (const call of calls) {
    current = call.name;
    await call.prepare?.();
    await call.run();
  }
  await server.grading.settled();
  vi.restoreAllMocks();
}, 180_000);
afterAll(() => server.dispose());

/** Large tables that a statement reads from end to end. */
function scansOf(database: DatabaseSync, sql: string): string[] {
  if (!/^\s*(?:select|update|delete|insert|with)\b/i.test(sql)) return [];
  const steps = database.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
  return steps.flatMap(({ detail }) => {
    // `SCAN x USING COVERING INDEX` reads all of the index, which is no better.
    const [, alias = ''] = /^SCAN (\S+)/.exec(detail) ?? [];
    const table = tableOf(sql, alias);
    return large.includes(table) ? [`${table}: ${detail}`] : [];
  });
}

/** The table behind a name in a plan. */
const tableOf = (sql: string, name: string): string =>
  new RegExp(`"(\\w+)" as "${name}"`).exec(sql)?.[1] ?? name;

test('each table that is meant is there', () => {
  const database = new DatabaseSync(`${server.home}/slipway.sqlite`);
  const names = database.prepare("select name from sqlite_master where type = 'table'").all();
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(large));
  database.close();
});

test('a table that is read from end to end is told', () => {
  const database = new DatabaseSync(`${server.home}/slipway.sqlite`);
  const sql = 'select * from "submission" as "s" where "points" > 3';
  expect(scansOf(database, sql)).toEqual([expect.stringContaining('submission: SCAN s')]);
  expect(scansOf(database, 'select * from "submission" where "id" = ?')).toEqual([]);
  database.close();
});

test('no call of the classroom reads a large table from end to end', () => {
  expect(made.size).toBeGreaterThan(80);
  const database = new DatabaseSync(`${server.home}/slipway.sqlite`);
  const found = [...made].flatMap(([sql, call]) =>
    allowed.some((exception) => sql.includes(exception.sql))
      ? []
      : scansOf(database, sql).map((scan) => `${call}: ${scan}\n  ${sql}`),
  );
  database.close();
  expect(found).toEqual([]);
  for (const { sql } of allowed) {
    expect(
      [...made.keys()].some((each) => each.includes(sql)),
      sql,
    ).toBe(true);
  }
});
