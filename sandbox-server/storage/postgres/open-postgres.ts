import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import type { Logger } from 'pino';
import { SetupError } from '../../errors/setup-error.ts';
import type { Tables } from '../schema.ts';
import { openSqlStorage } from '../sql-storage.ts';
import type { Storage } from '../storage.ts';
import { byteOrder } from './byte-order.ts';
import { guardPool } from './guarded-pool.ts';
import { placeOf } from './place-of.ts';

/** Object ids of types that pg gives as text, for they may be larger than a number holds: ours are not. */
const int8 = 20;
const numeric = 1700;

export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string;
  /** Whose sessions these are. */
  readonly server: string;
  readonly log: Logger;
  /** Milliseconds that one query may take; 30,000 where left out. */
  readonly patienceMs?: number;
}

/**
 * Opens storage in a PostgreSQL database and brings its tables up to date; servers that do so at once
 * wait for each other. Calls reject with SlipwayError `storage-down` while the database is away.
 * @throws SetupError where the database cannot be used
 */
export async function openPostgres(options: PostgresOptions): Promise<Storage> {
  const { url, server, log, patienceMs = 30_000 } = options;
  const types = new TypeOverrides();
  for (const type of [int8, numeric]) types.setTypeParser(type, Number);
  const pool = new Pool({
    connectionString: url,
    application_name: 'slipway',
    types,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A host that vanished answers nothing, not even "refused".
    query_timeout: patienceMs,
  });
  // Without a listener the loss of an idle connection ends the process.
  pool.on('error', ({ message }) => log.warn({ reason: message }, 'a database connection is lost'));
  const dialect = new PostgresDialect({ pool: guardPool(pool) });
  const database = new Kysely<Tables>({ dialect, plugins: [byteOrder] });
  try {
    await assertUsable(database, url);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return openSqlStorage(database, server).catch((cause: unknown) => {
    throw new SetupError(
      `The tables of the database ${placeOf(url)} cannot be brought up to date.`,
      {
        why: reasonOf(cause),
        remedy:
          'Make the user that DATABASE_URL names the owner of the database, and start servers of one version.',
        cause,
      },
    );
  });
}

async function assertUsable(database: Kysely<Tables>, url: string): Promise<void> {
  const place = placeOf(url);
  const encoding = await sql<{ encoding: string }>`
    select current_setting('server_encoding') as encoding`
    .execute(database)
    .then(
      ({ rows }) => rows[0]?.encoding,
      (cause: unknown) => {
        throw new SetupError(`The database ${place} cannot be reached.`, {
          why: reasonOf(cause),
          remedy: 'Start PostgreSQL and create the database, or correct DATABASE_URL.',
          cause,
        });
      },
    );
  if (encoding === 'UTF8') return;
  throw new SetupError(`The database ${place} cannot hold text of every language.`, {
    why: `expected the encoding UTF8; found ${encoding}`,
    remedy: 'Create another: CREATE DATABASE … ENCODING UTF8 TEMPLATE template0.',
  });
}

/** The database's own words: a refused connection to a name with two addresses has them one deeper. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
