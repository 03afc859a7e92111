import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { told } from '../../words/told.ts';

/**
 * SQLSTATE of a connection that is of no more use: lost, ended by the server, or to a server that
 * became read-only as another took its place (postgresql.org/docs/current/errcodes-appendix.html).
 */
const ofLostConnection = /^(?:08|57P|25006)/;
/** What pg itself says, without a code. */
const clientSaysLost = /^(?:Connection terminated|Query read timeout|Client .* not queryable)/;

/**
 * A pool whose calls fail with a {@link SlipwayError} `storage-down` while the database cannot be
 * reached. A connection that was lost is not used again; the next call makes another.
 */
export function guardPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      try {
        return new GuardedClient(await pool.connect());
      } catch (error) {
        throw storageDown(error);
      }
    },
  };
}

class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #lost: Error | undefined;
  /** The pool listens only while a client is idle, and an error that nobody hears ends the process. */
  readonly #lose = (error: Error) => (this.#lost ??= error);

  constructor(client: PoolClient) {
    this.#client = client;
    client.on('error', this.#lose);
  }

  /** Kysely's type has cursors too, which only streams of rows need. */
  query(sql: unknown, parameters: readonly unknown[] = []): never {
    return this.#query(sql as string, parameters) as never;
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#lost !== undefined);
    this.#client.off('error', this.#lose);
  }

  async #query(sql: string, parameters: readonly unknown[]) {
    if (this.#lost) throw storageDown(this.#lost);
    try {
      return await this.#client.query(sql, [...parameters]);
    } catch (error) {
      if (isLoss(error)) this.#lose(error);
      throw this.#lost ? storageDown(error) : error;
    }
  }
}

function isLoss(error: unknown): error is Error {
  if (error instanceof DatabaseError) return ofLostConnection.test(error.code ?? '');
  return error instanceof Error && ('syscall' in error || clientSaysLost.test(error.message));
}

const storageDown = (cause: unknown) =>
  new SlipwayError('storage-down', told('storage.down'), { cause });
