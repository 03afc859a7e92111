import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** People, and how they sign in. */
export const people: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('person')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password', 'text')
      .addColumn('found_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('disabled_at', 'bigint')
      .addColumn('last_seen_at', 'bigint')
      .execute();
    await schema.createIndex('person_by_name').on('person').columns(['name', 'id']).execute();
    await schema.createIndex('person_by_role').on('person').column('role').execute();
    await schema
      .createTable('person_identity')
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) =>
        column.notNull().references('person.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('person_identity_key', ['issuer', 'subject'])
      .execute();
    await schema.createIndex('person_identity_of').on('person_identity').column('person').execute();
    await schema
      .createTable('sign_in')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) =>
        column.notNull().references('person.id').onDelete('cascade'),
      )
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('way', 'text', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('sign_in_of')
      .on('sign_in')
      .columns(['person', 'last_seen_at'])
      .execute();
    await schema.createIndex('sign_in_by_end').on('sign_in').column('expires_at').execute();
    await schema
      .createTable('secret')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.references('person.id').onDelete('cascade'))
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
    await schema.createIndex('secret_of').on('secret').columns(['person', 'kind']).execute();
    await schema.createIndex('secret_by_end').on('secret').column('expires_at').execute();
    // Whoever's session it is may change, and people are asked for what they own.
    await schema.createIndex('session_by_owner').on('session').column('owner').execute();
  },
};
