import type { Logger } from 'pino';
import { openPostgres } from '../storage/postgres/open-postgres.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { readServerId } from './server-id.ts';

export interface StorageOptions {
  /** PostgreSQL; a SQLite file in the state folder where left out. */
  readonly databaseUrl: string | undefined;
  /** State folder, locked. */
  readonly home: string;
  readonly log: Logger;
}

/** Opens the storage that the configuration names. @throws SetupError where it cannot be used */
export async function openStorage({ databaseUrl, home, log }: StorageOptions): Promise<Storage> {
  const server = await readServerId(home);
  return databaseUrl === undefined
    ? openSqlite(`${home}/slipway.sqlite`, server)
    : openPostgres({ url: databaseUrl, server, log });
}
