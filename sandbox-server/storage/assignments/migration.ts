import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What classes are given to do, and other times for single learners. */
export const assignments: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('assignment')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('class_id', 'text', (column) =>
        column.notNull().references('school_class.id').onDelete('cascade'),
      )
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .addColumn('draft', 'text', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('assignment_by_class')
      .on('assignment')
      .columns(['class_id', 'due_at', 'created_at', 'id'])
      .execute();
    await database.schema
      .createTable('extension')
      .addColumn('assignment_id', 'text', (column) =>
        column.notNull().references('assignment.id').onDelete('cascade'),
      )
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .addColumn('closes_at', 'bigint')
      .addColumn('more_attempts', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('extension_key', ['assignment_id', 'person'])
      .execute();
    await database.schema
      .createIndex('extension_by_person')
      .on('extension')
      .columns(['person', 'assignment_id'])
      .execute();
  },
};
