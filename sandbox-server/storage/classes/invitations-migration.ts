import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Those who have an account, and are asked whether they want to be of a class. */
export const invitations: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('class_invitation')
      .addColumn('class_id', 'text', (column) =>
        column.notNull().references('school_class.id').onDelete('cascade'),
      )
      .addColumn('person', 'text', (column) =>
        column.notNull().references('person.id').onDelete('cascade'),
      )
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text')
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('invited_by', 'text', (column) =>
        column.references('person.id').onDelete('set null'),
      )
      .addColumn('invited_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('class_invitation_key', ['class_id', 'person'])
      .execute();
    await database.schema
      .createIndex('class_invitation_of')
      .on('class_invitation')
      .column('person')
      .execute();
    await database.schema
      .createIndex('class_invitation_by')
      .on('class_invitation')
      .column('invited_by')
      .execute();
  },
};
