import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Finds the requests that somebody took, whose name in them goes when they are erased. */
export const helpTaken: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createIndex('help_request_by_taker')
      .on('help_request')
      .column('taken_by')
      .execute();
  },
};
