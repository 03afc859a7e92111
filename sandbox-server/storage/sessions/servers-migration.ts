import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whose sessions are whose, where several servers share a database. Empty: of the only server there was. */
export const servers: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable('session')
      .addColumn('server', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await database.schema.dropIndex('session_by_state').execute();
    await database.schema
      .createIndex('session_by_server')
      .on('session')
      .columns(['server', 'state', 'created_at'])
      .execute();
  },
};
