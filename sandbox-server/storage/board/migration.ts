import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Requests for help. */
export const board: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('help_request')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('class_id', 'text', (column) =>
        column.notNull().references('school_class.id').onDelete('cascade'),
      )
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('taken_by', 'text')
      .addColumn('taken_name', 'text')
      .addColumn('taken_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('ended', 'text')
      .execute();
    for (const [name, columns] of [
      ['help_request_by_class', ['class_id', 'ended_at', 'asked_at', 'id']],
      ['help_request_by_session', ['session_id', 'ended_at']],
      ['help_request_by_person', ['person', 'class_id', 'lesson', 'asked_at']],
    ] as const) {
      await database.schema
        .createIndex(name)
        .on('help_request')
        .columns([...columns])
        .execute();
    }
  },
};
