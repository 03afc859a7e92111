import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { applyRosterChange } from './change-roster.ts';
import type { EnrollmentRecord } from './class-store.ts';
import { holdingRoster } from './holding-roster.ts';
import type { InvitationRecord, InvitedRecord, OwnInvitation } from './invitation-store.ts';
import { invitationOf } from './rows.ts';

/** The part of a store of classes that knows who is asked to join. */
export class SqlInvitations {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async ofClass(classId: string): Promise<InvitedRecord[]> {
    const rows = await this.#database
      .selectFrom('class_invitation')
      .innerJoin('person', 'person.id', 'class_invitation.person')
      .selectAll('class_invitation')
      .select('person.email')
      .where('class_id', '=', classId)
      .orderBy('class_invitation.name')
      .orderBy('class_invitation.person')
      .execute();
    return rows.map((row) => ({ ...invitationOf(row), email: row.email }));
  }

  async ofPerson(person: string): Promise<OwnInvitation[]> {
    const rows = await this.#database
      .selectFrom('class_invitation')
      .innerJoin('school_class', 'school_class.id', 'class_invitation.class_id')
      .leftJoin('person as inviter', 'inviter.id', 'class_invitation.invited_by')
      .selectAll('class_invitation')
      .select(['school_class.name as class_name', 'school_class.archived_at'])
      .select('inviter.name as inviter_name')
      .where('class_invitation.person', '=', person)
      .orderBy('class_invitation.invited_at', 'desc')
      .orderBy('class_invitation.class_id')
      .execute();
    return rows.map((row) => ({
      ...invitationOf(row),
      className: row.class_name,
      isArchived: row.archived_at !== null,
      byName: row.inviter_name,
    }));
  }

  async find(classId: string, person: string): Promise<InvitationRecord | null> {
    const row = await this.#database
      .selectFrom('class_invitation')
      .selectAll()
      .where('class_id', '=', classId)
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? invitationOf(row) : null;
  }

  accept(classId: string, person: string, joinedAt: Date): Promise<EnrollmentRecord | null> {
    return holdingRoster(this.#database, { class: classId }, async (transaction) => {
      const row = await transaction
        .deleteFrom('class_invitation')
        .where('class_id', '=', classId)
        .where('person', '=', person)
        .returningAll()
        .executeTakeFirst();
      if (!row) return null;
      const { by: _by, invitedAt: _invitedAt, ...rest } = invitationOf(row);
      const enrollment = { ...rest, joinedAt };
      await applyRosterChange(transaction, classId, { add: [enrollment] });
      return enrollment;
    });
  }

  async end(classId: string, person: string): Promise<boolean> {
    const ended = await holdingRoster(this.#database, { class: classId }, async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('class_invitation')
        .where('class_id', '=', classId)
        .where('person', '=', person)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
    return ended ?? false;
  }
}
