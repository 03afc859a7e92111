import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Tables } from '../../../sandbox-server/storage/schema.ts';

/** Values of one statement: SQLite takes 32,766, PostgreSQL 65,535. */
const valuesAtOnce = 30_000;

/** Writes rows past the stores, for a million of them one by one would take an hour. */
export interface RowWriter {
  /** Rows of one table, all with the same columns. */
  insert<Table extends keyof Tables>(table: Table, rows: readonly Tables[Table][]): Promise<void>;
  /** Commits, lets the database look at what it has as it does by itself in time, and lets go of it. */
  finish(): Promise<void>;
}

/** Into a SQLite file that has its tables. */
export function openSqliteWriter(file: string): RowWriter {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 60000; PRAGMA synchronous = OFF; BEGIN');
  return {
    async insert(table, rows) {
      const [first] = rows;
      if (!first) return;
      const columns = Object.keys(first);
      const marks = columns.map(() => '?').join(', ');
      const statement = database.prepare(
        `insert into "${table}" (${quoted(columns)}) values (${marks})`,
      );
      for (const row of rows) statement.run(...(Object.values(row) as (string | number | null)[]));
    },
    async finish() {
      database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** Into a PostgreSQL database that has its tables. */
export async function openPostgresWriter(url: string): Promise<RowWriter> {
  const client = new Client(url);
  await client.connect();
  await client.query('begin');
  return {
    async insert(table, rows) {
      const [first] = rows;
      if (!first) return;
      const columns = Object.keys(first);
      const rowsAtOnce = Math.floor(valuesAtOnce / columns.length);
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const part = rows.slice(from, from + rowsAtOnce);
        const marks = part.map(
          (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
        );
        await client.query(
          `insert into "${table}" (${quoted(columns)}) values ${marks.join(', ')}`,
          part.flatMap((row) => Object.values(row)),
        );
      }
    },
    async finish() {
      await client.query('commit');
      await client.query('vacuum analyze');
      await client.end();
    },
  };
}

const quoted = (columns: readonly string[]) => columns.map((name) => `"${name}"`).join(', ');
