import { DatabaseSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Tables } from '../schema.ts';
import { openSqlStorage } from '../sql-storage.ts';
import type { Storage } from '../storage.ts';

/**
 * Opens storage in one SQLite file, made where there is none, and brings its tables up to date.
 * @param file path, or `:memory:`
 * @param server whose sessions these are
 */
export async function openSqlite(file: string, server = 'only'): Promise<Storage> {
  const connection = new DatabaseSync(file);
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;',
  );
  connection.exec('PRAGMA foreign_keys = ON;');
  const database = new Kysely<Tables>({
    dialect: sqliteDialect(connection),
  });
  const storage = await openSqlStorage(database, server);
  // From before servers had ids: a file has always been one server's.
  await database.updateTable('session').set({ server }).where('server', '=', '').execute();
  return storage;
}

/** How Kysely speaks to an open file. */
export const sqliteDialect = (connection: DatabaseSync) =>
  new SqliteDialect({ database: adapt(connection) });

/** Kysely's dialect is written for better-sqlite3, which differs from node:sqlite in `reader`. */
function adapt(connection: DatabaseSync): SqliteDatabase {
  return {
    close: () => connection.close(),
    prepare: (sql) => {
      const statement = connection.prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as (string | number | null)[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
