import type { Kysely } from 'kysely';
import { chunksOf } from '../chunks-of.ts';
import type { Tables } from '../schema.ts';
import { personColumns, personOf, secretOf, secretRowOf, signInOf } from './rows.ts';
import type { SecretKind, SecretRecord, SignInRecord, TokenStore } from './token-store.ts';

/** Sign-ins and secrets in any database that Kysely speaks to. */
export class SqlTokenStore implements TokenStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async insertSignIn(signIn: SignInRecord): Promise<void> {
    const { id, person, tokenHash, way, device, createdAt, lastSeenAt, expiresAt } = signIn;
    const row = {
      ...{ id, person, token_hash: tokenHash, way, device, created_at: createdAt.getTime() },
      last_seen_at: lastSeenAt.getTime(),
      expires_at: expiresAt.getTime(),
    };
    await this.#database.insertInto('sign_in').values(row).execute();
    await this.#see(person, lastSeenAt);
  }

  async findSignIn(tokenHash: string) {
    const row = await this.#database
      .selectFrom('sign_in')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    if (!row) return null;
    const person = await this.#database
      .selectFrom('person')
      .select(personColumns)
      .where('person.id', '=', row.person)
      .executeTakeFirst();
    return person ? { signIn: signInOf(row), person: personOf(person) } : null;
  }

  async touchSignIn(id: string, { lastSeenAt, expiresAt }: { lastSeenAt: Date; expiresAt: Date }) {
    const row = await this.#database
      .updateTable('sign_in')
      .set({ last_seen_at: lastSeenAt.getTime(), expires_at: expiresAt.getTime() })
      .where('id', '=', id)
      .returning('person')
      .executeTakeFirst();
    if (row) await this.#see(row.person, lastSeenAt);
  }

  async signIns(person: string): Promise<SignInRecord[]> {
    const rows = await this.#database
      .selectFrom('sign_in')
      .selectAll()
      .where('person', '=', person)
      .orderBy('last_seen_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(signInOf);
  }

  async removeSignIn(person: string, id: string): Promise<void> {
    await this.#database
      .deleteFrom('sign_in')
      .where('id', '=', id)
      .where('person', '=', person)
      .execute();
  }

  async removeSignIns(person: string, but?: string): Promise<void> {
    await this.#database
      .deleteFrom('sign_in')
      .where('person', '=', person)
      .$if(but !== undefined, (query) => query.where('id', '<>', but ?? ''))
      .execute();
  }

  async putSecret(secret: SecretRecord): Promise<void> {
    await this.putSecrets([secret]);
  }

  async putSecrets(secrets: readonly SecretRecord[]): Promise<void> {
    const sorted = secrets.toSorted((a, b) => ((a.person ?? '') < (b.person ?? '') ? -1 : 1));
    await this.#database.transaction().execute(async (transaction) => {
      for (const some of chunksOf(sorted)) {
        for (const kind of new Set(some.map((secret) => secret.kind))) {
          const persons = some.flatMap(({ kind: its, person }) =>
            its === kind && person !== null ? [person] : [],
          );
          if (persons.length === 0) continue;
          await transaction
            .deleteFrom('secret')
            .where('person', 'in', persons)
            .where('kind', '=', kind)
            .execute();
        }
        await transaction.insertInto('secret').values(some.map(secretRowOf)).execute();
      }
    });
  }

  async findSecret(kind: SecretKind, hash: string, now: Date): Promise<SecretRecord | null> {
    const row = await this.#database
      .selectFrom('secret')
      .selectAll()
      .where('hash', '=', hash)
      .where('kind', '=', kind)
      .where(({ or, eb }) =>
        or([eb('expires_at', 'is', null), eb('expires_at', '>', now.getTime())]),
      )
      .executeTakeFirst();
    return row ? secretOf(row) : null;
  }

  async takeSecret(kind: SecretKind, hash: string, now: Date): Promise<SecretRecord | null> {
    const row = await this.#database
      .deleteFrom('secret')
      .where('hash', '=', hash)
      .where('kind', '=', kind)
      .where(({ or, eb }) =>
        or([eb('expires_at', 'is', null), eb('expires_at', '>', now.getTime())]),
      )
      .returningAll()
      .executeTakeFirst();
    return row ? secretOf(row) : null;
  }

  async secretMadeAt(kind: SecretKind, person: string): Promise<Date | null> {
    const row = await this.#database
      .selectFrom('secret')
      .select('created_at')
      .where('person', '=', person)
      .where('kind', '=', kind)
      .executeTakeFirst();
    return row ? new Date(Number(row.created_at)) : null;
  }

  async removeSecrets({ kind, person }: { kind: SecretKind; person?: string }): Promise<void> {
    await this.#database
      .deleteFrom('secret')
      .where('kind', '=', kind)
      .$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
      .execute();
  }

  async removeExpired(now: Date): Promise<void> {
    for (const table of ['sign_in', 'secret'] as const) {
      await this.#database.deleteFrom(table).where('expires_at', '<=', now.getTime()).execute();
    }
  }

  async #see(person: string, at: Date): Promise<void> {
    await this.#database
      .updateTable('person')
      .set({ last_seen_at: at.getTime() })
      .where('id', '=', person)
      .execute();
  }
}
