import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Points that instructors give by hand, also where nothing was handed in. */
export const givenPoints: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('given_points')
      .addColumn('assignment_id', 'text', (column) =>
        column.notNull().references('assignment.id').onDelete('cascade'),
      )
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('points', 'double precision', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('given_by', 'text', (column) => column.notNull())
      .addColumn('given_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('given_points_key', ['assignment_id', 'person'])
      .execute();
    await database.schema
      .createIndex('given_points_by_person')
      .on('given_points')
      .columns(['person', 'assignment_id'])
      .execute();
  },
};
