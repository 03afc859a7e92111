import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../schema.ts';
import type { AuditRecord, AuditStore } from './audit-store.ts';
import type { AuditTables } from './tables.ts';

const detailSchema = z.record(z.string(), z.unknown());

/** The audit log in any database that Kysely speaks to. */
export class SqlAuditStore implements AuditStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async append(entry: AuditRecord): Promise<void> {
    await this.#database
      .insertInto('audit_entry')
      .values({
        id: entry.id,
        at: entry.at.getTime(),
        person: entry.by,
        person_name: entry.byName,
        class_id: entry.class,
        action: entry.action,
        subject: entry.subject,
        subject_person: entry.subjectPerson,
        detail: JSON.stringify(entry.detail),
      })
      .execute();
  }

  async list(of: Parameters<AuditStore['list']>[0]): Promise<AuditRecord[]> {
    let query = this.#database.selectFrom('audit_entry').selectAll();
    if (of.class !== undefined) query = query.where('class_id', '=', of.class);
    if (of.before) {
      const at = of.before.at.getTime();
      const { id } = of.before;
      query = query.where(({ and, or, eb }) =>
        and([eb('at', '<=', at), or([eb('at', '<', at), eb('id', '<', id)])]),
      );
    }
    const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(of.limit).execute();
    return rows.map(recordOf);
  }

  async listOf(person: string): Promise<AuditRecord[]> {
    const rows = await this.#database
      .selectFrom('audit_entry')
      .selectAll()
      .where('person', '=', person)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(recordOf);
  }

  async forgetName(person: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('audit_entry')
        .set({ person_name: 'erased' })
        .where('person', '=', person)
        .execute();
      await transaction
        .updateTable('audit_entry')
        .set({ subject: 'erased', detail: '{}' })
        .where('subject_person', '=', person)
        .execute();
    });
  }
}

const recordOf = (row: AuditTables['audit_entry']): AuditRecord => ({
  id: row.id,
  at: new Date(Number(row.at)),
  by: row.person,
  byName: row.person_name,
  class: row.class_id,
  action: row.action,
  subject: row.subject,
  subjectPerson: row.subject_person,
  detail: detailSchema.parse(JSON.parse(row.detail)),
});
