import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { draftOf } from '../../../test/support/assignment-world.ts';
import { SqlAssignmentStore } from '../assignments/sql-assignment-store.ts';
import { migrations } from '../migrations.ts';
import type { Tables } from '../schema.ts';
import { sqliteDialect } from '../sqlite/open-sqlite.ts';

test('assignments from before own lessons are found by their lesson', async () => {
  const connection = new DatabaseSync(':memory:');
  const database = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
  const migrator = new Migrator({ db: database, provider: migrations });
  expect((await migrator.migrateTo('0016-audit')).error).toBeUndefined();
  connection.exec(`INSERT INTO school_class (id, name, time_zone, join_rule, code, created_at)
    VALUES ('k1', 'One', 'UTC', 'name', 'CODE', 0)`);
  const insert = connection.prepare(
    'INSERT INTO assignment (id, class_id, created_at, draft) VALUES (?, ?, 0, ?)',
  );
  for (let at = 0; at < 450; at += 1) {
    const draft = draftOf({ lesson: at % 2 === 0 ? 'volumes' : 'hello-world' });
    insert.run(`a${String(at).padStart(3, '0')}`, 'k1', JSON.stringify(draft));
  }
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const found = await new SqlAssignmentStore(database).ofLessons('volumes');
  expect(found).toHaveLength(225);
  expect(found.at(-1)).toMatchObject({ id: 'a448', draft: { lesson: 'volumes' } });
  await database.destroy();
});
