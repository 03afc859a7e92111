import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How checks came out while learners worked. */
export const outcomes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('check_failure')
      .addColumn('digest', 'text', (column) => column.primaryKey())
      .addColumn('found', 'text', (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('check_outcome')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('check_id', 'text', (column) => column.notNull())
      .addColumn('passed', 'integer', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    // A class's learners are looked up one by one in it, in the order that is asked for.
    await database.schema
      .createIndex('check_outcome_by_person')
      .on('check_outcome')
      .columns(['person', 'lesson', 'at'])
      .execute();
  },
};
