import { DatabaseSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { SqlKeptWorkStore } from '../kept-work-store.ts';
import { migrations } from '../migrations.ts';
import { SqlProgressStore } from '../progress-store.ts';
import type { Tables } from '../schema.ts';
import { SqlSessionStore } from '../session-store.ts';
import type { Storage } from '../storage.ts';

/**
 * Opens storage in one SQLite file, made where there is none, and brings its tables up to date.
 * @param file path, or `:memory:`
 */
export async function openSqlite(file: string): Promise<Storage> {
  const connection = new DatabaseSync(file);
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;',
  );
  connection.exec('PRAGMA foreign_keys = ON;');
  const database = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: adapt(connection) }),
  });
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest();
  if (error) {
    await database.destroy();
    throw error;
  }
  return {
    sessions: new SqlSessionStore(database),
    progress: new SqlProgressStore(database),
    keptWork: new SqlKeptWorkStore(database),
    close: () => database.destroy(),
  };
}

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
