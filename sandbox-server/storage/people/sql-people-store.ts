import { type Kysely, sql, type Transaction } from 'kysely';
import { chunksOf } from '../chunks-of.ts';
import type { Tables } from '../schema.ts';
import { absorbOwner } from './absorb-owner.ts';
import type {
  IdentityRecord,
  PeopleQuery,
  PeopleStore,
  PersonChange,
  PersonRecord,
} from './people-store.ts';
import { foundBy, insertedRowOf, personColumns, personOf, personRowOf } from './rows.ts';

/** The one user of a loopback server has a row and no way to sign in. */
const canSignIn = sql<boolean>`(person.password is not null
  or exists (select 1 from person_identity as known where known.person = person.id))`;

/** People in any database that Kysely speaks to. */
export class SqlPeopleStore implements PeopleStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async insert(person: PersonRecord, passwordHash?: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .insertInto('person')
      .values(insertedRowOf(person, passwordHash))
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async insertMany(persons: readonly PersonRecord[]): Promise<Set<string>> {
    // In one order: two files with the same addresses would wait for each other.
    const sorted = persons.toSorted((a, b) => ((a.email ?? '') < (b.email ?? '') ? -1 : 1));
    return this.#database.transaction().execute(async (transaction) => {
      const kept = new Set<string>();
      for (const some of chunksOf(sorted)) {
        const rows = await transaction
          .insertInto('person')
          .values(some.map((person) => insertedRowOf(person)))
          .onConflict((conflict) => conflict.column('email').doNothing())
          .returning('id')
          .execute();
        for (const { id } of rows) kept.add(id);
      }
      return kept;
    });
  }

  async find(id: string): Promise<PersonRecord | null> {
    const row = await this.#people().where('person.id', '=', id).executeTakeFirst();
    return row ? personOf(row) : null;
  }

  async findByEmails(emails: readonly string[]): Promise<PersonRecord[]> {
    const found: PersonRecord[] = [];
    for (const some of chunksOf(emails)) {
      const rows = await this.#people().where('person.email', 'in', some).execute();
      found.push(...rows.map(personOf));
    }
    return found;
  }

  async findMany(ids: readonly string[]): Promise<PersonRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.#people()
      .where('person.id', 'in', [...ids])
      .execute();
    return rows.map(personOf);
  }

  async findByEmail(email: string): Promise<PersonRecord | null> {
    const row = await this.#people().where('person.email', '=', email).executeTakeFirst();
    return row ? personOf(row) : null;
  }

  async list({ search, after, limit }: PeopleQuery): Promise<PersonRecord[]> {
    const part = search?.toLowerCase().replace(/[\\%_]/g, '\\$&');
    const rows = await this.#people()
      .where('person.role', '<>', 'guest')
      .$if(part !== undefined, (query) =>
        query.where(sql<boolean>`person.found_by like ${`%${part}%`} escape '\\'`),
      )
      .$if(after !== undefined, (query) =>
        query.where(({ or, and, eb }) =>
          or([
            eb('person.name', '>', after?.name ?? ''),
            and([eb('person.name', '=', after?.name ?? ''), eb('person.id', '>', after?.id ?? '')]),
          ]),
        ),
      )
      .orderBy('person.name')
      .orderBy('person.id')
      .limit(limit)
      .execute();
    return rows.map(personOf);
  }

  async update(id: string, change: PersonChange): Promise<void> {
    await this.#database
      .transaction()
      .execute((transaction) => updatePerson(transaction, id, change));
  }

  async changeUnlessLast(id: string, change: PersonChange | null): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      // Takes hold of all administrators: of two that give up at once the second sees the first gone.
      await transaction
        .updateTable('person')
        .set((eb) => ({ role: eb.ref('role') }))
        .where('role', '=', 'administrator')
        .execute();
      const stays = change !== null && !change.disabledAt && change.role === 'administrator';
      const keeps = change !== null && change.role === undefined && !change.disabledAt;
      const administrators = await administratorsOf(transaction).execute();
      const isLast = administrators.length === 1 && administrators[0]?.id === id;
      if (isLast && !stays && !keeps) return false;
      if (change) await updatePerson(transaction, id, change);
      else await transaction.deleteFrom('person').where('id', '=', id).execute();
      return true;
    });
  }

  async hasAdministrator(): Promise<boolean> {
    return (await administratorsOf(this.#database).limit(1).execute()).length > 0;
  }

  async passwordHash(person: string): Promise<string | null> {
    const query = this.#database.selectFrom('person').select('password').where('id', '=', person);
    return (await query.executeTakeFirst())?.password ?? null;
  }

  async setPasswordHash(person: string, hash: string): Promise<void> {
    await this.#database
      .updateTable('person')
      .set({ password: hash })
      .where('id', '=', person)
      .execute();
  }

  async findByIdentity(issuer: string, subject: string): Promise<PersonRecord | null> {
    const row = await this.#people()
      .innerJoin('person_identity', 'person_identity.person', 'person.id')
      .where('person_identity.issuer', '=', issuer)
      .where('person_identity.subject', '=', subject)
      .executeTakeFirst();
    return row ? personOf(row) : null;
  }

  async addIdentity(identity: IdentityRecord): Promise<void> {
    await this.#database.insertInto('person_identity').values(identity).execute();
  }

  async identities(person: string): Promise<IdentityRecord[]> {
    return this.#database
      .selectFrom('person_identity')
      .selectAll()
      .where('person', '=', person)
      .orderBy('issuer')
      .orderBy('subject')
      .execute();
  }

  async withOwnSignIn(persons: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of chunksOf(persons)) {
      const rows = await this.#database
        .selectFrom('person')
        .select('person.id')
        .where('person.id', 'in', some)
        .where(canSignIn)
        .execute();
      for (const { id } of rows) found.add(id);
    }
    return found;
  }

  async isOwner(owner: string): Promise<boolean> {
    for (const table of ['session', 'progress_step', 'progress_position', 'kept_work'] as const) {
      const query = this.#database.selectFrom(table).select('owner').where('owner', '=', owner);
      if (await query.limit(1).executeTakeFirst()) return true;
    }
    return false;
  }

  async absorb(guest: string, into: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await absorbOwner(transaction, guest, into);
      await transaction.deleteFrom('person').where('id', '=', guest).execute();
    });
  }

  #people() {
    return this.#database.selectFrom('person').select(personColumns);
  }
}

const administratorsOf = (database: Kysely<Tables>) =>
  database
    .selectFrom('person')
    .select('person.id')
    .where('person.role', '=', 'administrator')
    .where('person.disabled_at', 'is', null)
    .where(canSignIn);

async function updatePerson(
  transaction: Transaction<Tables>,
  id: string,
  change: PersonChange,
): Promise<void> {
  const row = personRowOf(change);
  if (Object.keys(row).length === 0) return;
  const after = await transaction
    .updateTable('person')
    .set(row)
    .where('id', '=', id)
    .returning(['name', 'email'])
    .executeTakeFirst();
  if (!after) return;
  const found_by = foundBy(after);
  await transaction.updateTable('person').set({ found_by }).where('id', '=', id).execute();
}
