import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sessions, and the steps done in each. */
export const sessions: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('session')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('machine', 'text')
      .addColumn('preview_key', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('problem', 'text')
      .execute();
    await database.schema
      .createIndex('session_by_state')
      .on('session')
      .columns(['state', 'created_at'])
      .execute();
    await database.schema
      .createTable('step_done')
      .addColumn('session_id', 'text', (column) =>
        column.notNull().references('session.id').onDelete('cascade'),
      )
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('done_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('step_done_key', ['session_id', 'step'])
      .execute();
  },
};
