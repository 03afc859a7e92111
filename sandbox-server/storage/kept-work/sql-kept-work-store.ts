import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../schema.ts';
import type { KeptWork, KeptWorkStore, KeptWorkSummary } from './kept-work-store.ts';

const pathsSchema = z.array(z.string());
const summaryColumns = ['owner', 'lesson', 'saved_at', 'files', 'left_out', 'bytes'] as const;

/** Kept work in any database that Kysely speaks to. */
export class SqlKeptWorkStore implements KeptWorkStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async put({ owner, lesson, savedAt, files, leftOut, bytes, archive }: KeptWork): Promise<void> {
    const row = {
      saved_at: savedAt.getTime(),
      files,
      left_out: JSON.stringify(leftOut),
      bytes,
      archive: Buffer.from(archive).toString('base64'),
    };
    await this.#database
      .insertInto('kept_work')
      .values({ owner, lesson, ...row })
      .onConflict((conflict) => conflict.columns(['owner', 'lesson']).doUpdateSet(row))
      .execute();
  }

  async find(owner: string, lesson: string): Promise<KeptWork | null> {
    const row = await this.#database
      .selectFrom('kept_work')
      .selectAll()
      .where('owner', '=', owner)
      .where('lesson', '=', lesson)
      .executeTakeFirst();
    return row ? { ...summaryOf(row), archive: Buffer.from(row.archive, 'base64') } : null;
  }

  async list(owner: string): Promise<KeptWorkSummary[]> {
    const rows = await this.#database
      .selectFrom('kept_work')
      .select(summaryColumns)
      .where('owner', '=', owner)
      .orderBy('saved_at', 'desc')
      .orderBy('lesson')
      .execute();
    return rows.map(summaryOf);
  }

  async remove(owner: string, lesson: string): Promise<void> {
    await this.#database
      .deleteFrom('kept_work')
      .where('owner', '=', owner)
      .where('lesson', '=', lesson)
      .execute();
  }
}

function summaryOf(row: Omit<Tables['kept_work'], 'archive'>): KeptWorkSummary {
  return {
    owner: row.owner,
    lesson: row.lesson,
    savedAt: new Date(Number(row.saved_at)),
    files: row.files,
    leftOut: pathsSchema.parse(JSON.parse(row.left_out)),
    bytes: row.bytes,
  };
}
