import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type {
  BroughtVersion,
  OwnLessonChange,
  OwnLessonRecord,
  OwnLessonStore,
  OwnLessonVersion,
  VersionOf,
} from './own-lesson-store.ts';
import { lessonOf, versionColumnsOf, versionOf } from './rows.ts';

type Database = Kysely<Tables> | Transaction<Tables>;

const parts = ['own_lesson_version', 'own_lesson_archive'] as const;

/** Own lessons in any database that Kysely speaks to. */
export class SqlOwnLessonStore implements OwnLessonStore {
  readonly #database: Kysely<Tables>;
  readonly #server: string;

  /** @param server who looks at what is brought through this store */
  constructor(database: Kysely<Tables>, server: string) {
    this.#database = database;
    this.#server = server;
  }

  async insert({ slug, owner }: { slug: string; owner: string }, brought: BroughtVersion) {
    await this.#database.transaction().execute(async (transaction) => {
      const row = { slug, owner, newest: 1, offered: null, changed_at: brought.at.getTime() };
      await transaction.insertInto('own_lesson').values(row).execute();
      await this.#bring(transaction, { slug, version: 1 }, brought);
    });
  }

  replace(slug: string, brought: BroughtVersion): Promise<number | null> {
    return this.#database.transaction().execute(async (transaction) => {
      // The row is this transaction's from here on: of two at once, one is the next.
      const row = await transaction
        .updateTable('own_lesson')
        .set(({ eb }) => ({ newest: eb('newest', '+', 1), changed_at: brought.at.getTime() }))
        .where('slug', '=', slug)
        .returning(['newest', 'offered'])
        .executeTakeFirst();
      if (!row) return null;
      const version = Number(row.newest);
      await this.#bring(transaction, { slug, version }, brought);
      await removeBefore(transaction, { slug, version }, row.offered);
      return version;
    });
  }

  async find(slug: string): Promise<OwnLessonRecord | null> {
    const row = await newestOf(this.#database)
      .where('own_lesson.slug', '=', slug)
      .executeTakeFirst();
    return row ? lessonOf(row) : null;
  }

  async list(owner?: string): Promise<OwnLessonRecord[]> {
    let query = newestOf(this.#database);
    if (owner !== undefined) query = query.where('owner', '=', owner);
    const rows = await query
      .orderBy('changed_at', 'desc')
      .orderBy('own_lesson.slug', 'desc')
      .execute();
    return rows.map(lessonOf);
  }

  async usage(owner: string): Promise<{ lessons: number; bytes: number }> {
    const row = await this.#database
      .selectFrom('own_lesson')
      .leftJoin('own_lesson_archive', 'own_lesson_archive.slug', 'own_lesson.slug')
      .select(({ fn }) => [
        fn.count<number>('own_lesson.slug').distinct().as('lessons'),
        fn.sum<number | null>('bytes').as('bytes'),
      ])
      .where('owner', '=', owner)
      .executeTakeFirst();
    return { lessons: Number(row?.lessons ?? 0), bytes: Number(row?.bytes ?? 0) };
  }

  async version({ slug, version }: VersionOf): Promise<OwnLessonVersion | null> {
    const row = await this.#database
      .selectFrom('own_lesson_version')
      .selectAll()
      .where('slug', '=', slug)
      .where('version', '=', version)
      .executeTakeFirst();
    return row ? versionOf(row) : null;
  }

  async archive({ slug, version }: VersionOf): Promise<Uint8Array | null> {
    const row = await this.#database
      .selectFrom('own_lesson_archive')
      .select('archive')
      .where('slug', '=', slug)
      .where('version', '=', version)
      .executeTakeFirst();
    return row ? Buffer.from(row.archive, 'base64') : null;
  }

  restart(slug: string, at: Date): Promise<number | null> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .updateTable('own_lesson')
        .set({ changed_at: at.getTime() })
        .where('slug', '=', slug)
        .returning('newest')
        .executeTakeFirst();
      if (!row) return null;
      const version = Number(row.newest);
      const anew = versionColumnsOf({ state: 'checking', findings: [], failure: null });
      await transaction
        .updateTable('own_lesson_version')
        .set({ ...anew, server: this.#server })
        .where('slug', '=', slug)
        .where('version', '=', version)
        .execute();
      return version;
    });
  }

  change(of: VersionOf, change: OwnLessonChange): Promise<boolean> {
    return this.#change(this.#database, of, change);
  }

  offer({ slug, version }: VersionOf): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      if (!(await this.#change(transaction, { slug, version }, { state: 'ready' }))) return false;
      await transaction
        .updateTable('own_lesson')
        .set({ offered: version })
        .where('slug', '=', slug)
        .execute();
      await removeBefore(transaction, { slug, version }, version);
      return true;
    });
  }

  async unfinished(): Promise<VersionOf[]> {
    const rows = await newestOf(this.#database)
      .where('server', '=', this.#server)
      .where('state', 'in', ['checking', 'testing', 'building'])
      .orderBy('changed_at')
      .orderBy('own_lesson.slug')
      .execute();
    return rows.map(({ slug, version }) => ({ slug, version: Number(version) }));
  }

  async offered(): Promise<VersionOf[]> {
    const rows = await this.#database
      .selectFrom('own_lesson')
      .select(['slug', 'offered'])
      .where('offered', 'is not', null)
      .orderBy('slug')
      .execute();
    return rows.map(({ slug, offered }) => ({ slug, version: Number(offered) }));
  }

  async remove(slug: string): Promise<void> {
    await this.#database.deleteFrom('own_lesson').where('slug', '=', slug).execute();
  }

  async disown(owner: string): Promise<void> {
    await this.#database
      .updateTable('own_lesson')
      .set({ owner: '' })
      .where('owner', '=', owner)
      .execute();
  }

  async #bring(database: Database, of: VersionOf, { title, folder, archive }: BroughtVersion) {
    const empty = { state: 'checking', findings: '[]', failure: null, exercise: null } as const;
    const row = { ...of, ...empty, title, folder, server: this.#server };
    await database.insertInto('own_lesson_version').values(row).execute();
    await database
      .insertInto('own_lesson_archive')
      .values({
        ...{ ...of, bytes: archive.length, archive: Buffer.from(archive).toString('base64') },
      })
      .execute();
  }

  async #change(database: Database, { slug, version }: VersionOf, change: OwnLessonChange) {
    const { numUpdatedRows } = await database
      .updateTable('own_lesson_version')
      .set(versionColumnsOf(change))
      .where('slug', '=', slug)
      .where('version', '=', version)
      .where('server', '=', this.#server)
      .where(({ eb, selectFrom }) =>
        eb(
          'version',
          '=',
          selectFrom('own_lesson').select('newest').where('own_lesson.slug', '=', slug),
        ),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const newestOf = (database: Database) =>
  database
    .selectFrom('own_lesson')
    .innerJoin('own_lesson_version', (join) =>
      join
        .onRef('own_lesson_version.slug', '=', 'own_lesson.slug')
        .onRef('own_lesson_version.version', '=', 'own_lesson.newest'),
    )
    .selectAll('own_lesson_version')
    .select([...(['own_lesson.slug', 'owner', 'newest', 'offered', 'changed_at'] as const)]);

/** Versions before this one that nobody has. */
async function removeBefore(
  database: Database,
  { slug, version }: VersionOf,
  offered: number | null,
): Promise<void> {
  for (const part of parts) {
    let query = database.deleteFrom(part).where('slug', '=', slug).where('version', '<', version);
    if (offered !== null) query = query.where('version', '!=', offered);
    await query.execute();
  }
}
