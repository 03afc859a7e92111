import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Classes, and who belongs to them. */
export const classes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('school_class')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('time_zone', 'text', (column) => column.notNull())
      .addColumn('join_rule', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('archived_at', 'bigint')
      .addColumn('roster_version', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .createIndex('school_class_by_time')
      .on('school_class')
      .columns(['created_at', 'id'])
      .execute();
    await database.schema
      .createTable('enrollment')
      .addColumn('class_id', 'text', (column) =>
        column.notNull().references('school_class.id').onDelete('cascade'),
      )
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text')
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('joined_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('enrollment_key', ['class_id', 'person'])
      .execute();
    await database.schema
      .createIndex('enrollment_by_role')
      .on('enrollment')
      .columns(['class_id', 'role', 'name', 'person'])
      .execute();
    await database.schema
      .createIndex('enrollment_by_person')
      .on('enrollment')
      .columns(['person', 'class_id'])
      .execute();
  },
};
