import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people did to classes, people and grades. */
export const audit: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('audit_entry')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('person_name', 'text', (column) => column.notNull())
      .addColumn('class_id', 'text')
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('subject_person', 'text')
      .addColumn('detail', 'text', (column) => column.notNull())
      .execute();
    for (const [name, columns] of [
      ['audit_entry_by_time', ['at', 'id']],
      ['audit_entry_by_class', ['class_id', 'at', 'id']],
      ['audit_entry_by_person', ['person']],
      ['audit_entry_by_subject', ['subject_person']],
    ] as const) {
      await database.schema
        .createIndex(name)
        .on('audit_entry')
        .columns([...columns])
        .execute();
    }
  },
};
