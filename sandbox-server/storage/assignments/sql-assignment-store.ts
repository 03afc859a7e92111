import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type AssignmentDraft, assignmentDraftSchema } from '../../../protocol/assignment.ts';
import type { Tables } from '../schema.ts';
import type { AssignmentRecord, AssignmentStore, ExtensionRecord } from './assignment-store.ts';
import type { AssignmentTables } from './tables.ts';

/** Rows to a statement: six values each, and a statement takes 32,766 in SQLite, 65,535 in PostgreSQL. */
const atOnce = 1000;

/** Assignments in any database that Kysely speaks to. */
export class SqlAssignmentStore implements AssignmentStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async insert(...assignments: readonly AssignmentRecord[]): Promise<void> {
    if (assignments.length === 0) return;
    const rows = assignments.map(({ id, class: class_id, createdAt, draft }) => ({
      ...{ id, class_id, created_at: createdAt.getTime(), ...draftColumnsOf(draft) },
    }));
    await this.#database.insertInto('assignment').values(rows).execute();
  }

  async find(id: string): Promise<AssignmentRecord | null> {
    const row = await this.#database
      .selectFrom('assignment')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? assignmentOf(row) : null;
  }

  async list(...classIds: readonly string[]): Promise<AssignmentRecord[]> {
    if (classIds.length === 0) return [];
    const rows = await this.#database
      .selectFrom('assignment')
      .selectAll()
      .where('class_id', 'in', [...classIds])
      .orderBy('due_at', (order) => order.asc().nullsLast())
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(assignmentOf);
  }

  async ofLessons(...lessons: readonly string[]): Promise<AssignmentRecord[]> {
    if (lessons.length === 0) return [];
    const rows = await this.#database
      .selectFrom('assignment')
      .selectAll()
      .where('lesson', 'in', [...lessons])
      .orderBy('id')
      .execute();
    return rows.map(assignmentOf);
  }

  async update(id: string, draft: AssignmentDraft): Promise<void> {
    const columns = draftColumnsOf(draft);
    await this.#database.updateTable('assignment').set(columns).where('id', '=', id).execute();
  }

  async remove(id: string): Promise<void> {
    await this.#database.deleteFrom('assignment').where('id', '=', id).execute();
  }

  setExtension(...extensions: readonly ExtensionRecord[]): Promise<void> {
    return this.#putExtensions(extensions, {
      due_at: sql`excluded.due_at`,
      closes_at: sql`excluded.closes_at`,
      more_attempts: sql`excluded.more_attempts`,
      reason: sql`excluded.reason`,
    });
  }

  addToExtension(...extensions: readonly ExtensionRecord[]): Promise<void> {
    return this.#putExtensions(extensions, {
      due_at: latest('due_at'),
      closes_at: latest('closes_at'),
      more_attempts: sql`case when "extension".more_attempts > excluded.more_attempts
        then "extension".more_attempts else excluded.more_attempts end`,
      reason: sql`case when excluded.reason = '' then "extension".reason else excluded.reason end`,
    });
  }

  async #putExtensions(
    extensions: readonly ExtensionRecord[],
    where: {
      due_at: RawBuilder<number | null>;
      closes_at: RawBuilder<number | null>;
      more_attempts: RawBuilder<number>;
      reason: RawBuilder<string>;
    },
  ): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      for (let from = 0; from < extensions.length; from += atOnce) {
        await transaction
          .insertInto('extension')
          .values(extensions.slice(from, from + atOnce).map(extensionRowOf))
          .onConflict((conflict) =>
            conflict.columns(['assignment_id', 'person']).doUpdateSet(where),
          )
          .execute();
      }
    });
  }

  async removeExtension(assignment: string, person: string): Promise<void> {
    await this.#database
      .deleteFrom('extension')
      .where('assignment_id', '=', assignment)
      .where('person', '=', person)
      .execute();
  }

  async extension(assignment: string, person: string): Promise<ExtensionRecord | null> {
    const row = await this.#database
      .selectFrom('extension')
      .selectAll()
      .where('assignment_id', '=', assignment)
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? extensionOf(row) : null;
  }

  extensions(assignment: string): Promise<ExtensionRecord[]> {
    return this.#extensionsBy('assignment_id', assignment);
  }

  extensionsOf(person: string): Promise<ExtensionRecord[]> {
    return this.#extensionsBy('person', person);
  }

  async removeExtensionsOf(person: string): Promise<void> {
    await this.#database.deleteFrom('extension').where('person', '=', person).execute();
  }

  async #extensionsBy(column: 'assignment_id' | 'person', value: string) {
    const rows = await this.#database
      .selectFrom('extension')
      .selectAll()
      .where(column, '=', value)
      .orderBy('assignment_id')
      .orderBy('person')
      .execute();
    return rows.map(extensionOf);
  }
}

/** No time is later than any. */
const latest = (column: 'due_at' | 'closes_at'): RawBuilder<number | null> => {
  const [before, now] = [sql.ref(`extension.${column}`), sql.ref(`excluded.${column}`)];
  return sql`case when ${before} is null or ${now} is null then null
    when ${before} > ${now} then ${before} else ${now} end`;
};

const draftColumnsOf = (draft: AssignmentDraft) => ({
  due_at: draft.times.dueAt === null ? null : Date.parse(draft.times.dueAt),
  lesson: draft.lesson,
  draft: JSON.stringify(draft),
});

const assignmentOf = (row: AssignmentTables['assignment']): AssignmentRecord => ({
  id: row.id,
  class: row.class_id,
  createdAt: new Date(Number(row.created_at)),
  draft: assignmentDraftSchema.parse(JSON.parse(row.draft)),
});

const extensionRowOf = (value: ExtensionRecord): AssignmentTables['extension'] => ({
  assignment_id: value.assignment,
  person: value.person,
  due_at: value.dueAt && value.dueAt.getTime(),
  closes_at: value.closesAt && value.closesAt.getTime(),
  more_attempts: value.moreAttempts,
  reason: value.reason,
});

const extensionOf = (row: AssignmentTables['extension']): ExtensionRecord => ({
  assignment: row.assignment_id,
  person: row.person,
  dueAt: row.due_at === null ? null : new Date(Number(row.due_at)),
  closesAt: row.closes_at === null ? null : new Date(Number(row.closes_at)),
  moreAttempts: Number(row.more_attempts),
  reason: row.reason,
});
