import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * After how many minutes the board of a class says that a learner is stuck. Classes that were there had 5;
 * of a new one it is always said.
 */
export const stuckMinutes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable('school_class')
      .addColumn('stuck_minutes', 'integer', (column) => column.notNull().defaultTo(5))
      .execute();
  },
};
