import type { Kysely } from 'kysely';
import { type ClassRole, usualStuckMinutes } from '../../../protocol/class.ts';
import type { Tables } from '../schema.ts';
import type {
  ClassRecord,
  ClassRecordChange,
  ClassStore,
  EnrollmentChange,
  EnrollmentRecord,
  ListedClass,
  MemberRecord,
  NewClass,
  RosterChange,
} from './class-store.ts';
import { chunksOf } from '../chunks-of.ts';
import { applyRosterChange } from './change-roster.ts';
import { holdingRoster } from './holding-roster.ts';
import { listClasses, type ClassQuery } from './list-classes.ts';
import type { InvitationRecord, InvitedRecord, OwnInvitation } from './invitation-store.ts';
import { SqlInvitations } from './sql-invitations.ts';
import { classOf, classRowOf, enrollmentOf, memberOf } from './rows.ts';
import type { ClassTables } from './tables.ts';

/** Classes in any database that Kysely speaks to. */
export class SqlClassStore implements ClassStore {
  readonly #database: Kysely<Tables>;
  readonly #invitations: SqlInvitations;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
    this.#invitations = new SqlInvitations(database);
  }

  async insert(value: NewClass, first?: EnrollmentRecord): Promise<void> {
    const { id, createdAt, ...rest } = value;
    const row = {
      ...{ id, created_at: createdAt.getTime(), roster_version: 0 },
      ...{ stuck_minutes: usualStuckMinutes, ...classRowOf(rest) },
    };
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('school_class')
        .values(row as ClassTables['school_class'])
        .execute();
      if (first) await applyRosterChange(transaction, id, { add: [first] });
    });
  }

  find(id: string): Promise<ClassRecord | null> {
    return this.#findBy('id', id);
  }

  findByCode(code: string): Promise<ClassRecord | null> {
    return this.#findBy('code', code);
  }

  list(query: ClassQuery): Promise<ListedClass[]> {
    return listClasses(this.#database, query);
  }

  async countLearners(id: string): Promise<number> {
    const { count } = await this.#database
      .selectFrom('enrollment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('class_id', '=', id)
      .where('role', '=', 'learner')
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async update(id: string, change: ClassRecordChange): Promise<void> {
    const row = classRowOf(change);
    if (Object.keys(row).length === 0) return;
    await this.#database.updateTable('school_class').set(row).where('id', '=', id).execute();
  }

  async remove(id: string): Promise<void> {
    await this.#database.deleteFrom('school_class').where('id', '=', id).execute();
  }

  async enroll(enrollment: EnrollmentRecord): Promise<void> {
    await this.#change(enrollment.class, { add: [enrollment] });
  }

  async enrollment(classId: string, person: string): Promise<EnrollmentRecord | null> {
    const row = await this.#database
      .selectFrom('enrollment')
      .selectAll()
      .where('class_id', '=', classId)
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? enrollmentOf(row) : null;
  }

  async roster(classId: string, role?: ClassRole): Promise<EnrollmentRecord[]> {
    let query = this.#database.selectFrom('enrollment').selectAll().where('class_id', '=', classId);
    if (role !== undefined) query = query.where('role', '=', role);
    const rows = await query.orderBy('name').orderBy('person').execute();
    return rows.map(enrollmentOf);
  }

  async members(classId: string): Promise<MemberRecord[]> {
    const rows = await this.#members(classId)
      .orderBy('enrollment.name')
      .orderBy('enrollment.person')
      .execute();
    return rows.map(memberOf);
  }

  async member(classId: string, person: string): Promise<MemberRecord | null> {
    const row = await this.#members(classId)
      .where('enrollment.person', '=', person)
      .executeTakeFirst();
    return row ? memberOf(row) : null;
  }

  async enrollmentsOf(person: string): Promise<EnrollmentRecord[]> {
    const rows = await this.#database
      .selectFrom('enrollment')
      .selectAll()
      .where('person', '=', person)
      .orderBy('joined_at')
      .orderBy('class_id')
      .execute();
    return rows.map(enrollmentOf);
  }

  async membersElsewhere(teacher: string, persons: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of chunksOf(persons)) {
      const rows = await this.#database
        .selectFrom('enrollment')
        .select('person')
        .distinct()
        .where('person', 'in', some)
        .where('class_id', 'not in', ({ selectFrom }) =>
          selectFrom('enrollment as own')
            .select('own.class_id')
            .where('own.person', '=', teacher)
            .where('own.role', '=', 'instructor'),
        )
        .execute();
      for (const { person } of rows) found.add(person);
    }
    return found;
  }

  invited(classId: string): Promise<InvitedRecord[]> {
    return this.#invitations.ofClass(classId);
  }

  invitationsOf(person: string): Promise<OwnInvitation[]> {
    return this.#invitations.ofPerson(person);
  }

  invitation(classId: string, person: string): Promise<InvitationRecord | null> {
    return this.#invitations.find(classId, person);
  }

  accept(classId: string, person: string, joinedAt: Date): Promise<EnrollmentRecord | null> {
    return this.#invitations.accept(classId, person, joinedAt);
  }

  endInvitation(classId: string, person: string): Promise<boolean> {
    return this.#invitations.end(classId, person);
  }

  async updateEnrollment(id: string, person: string, change: EnrollmentChange): Promise<void> {
    await this.#change(id, { change: [{ ...change, person }] });
  }

  async unenroll(classId: string, person: string): Promise<void> {
    await this.#change(classId, { remove: [person] });
  }

  async rosterVersion(classId: string): Promise<number> {
    const row = await this.#database
      .selectFrom('school_class')
      .select('roster_version')
      .where('id', '=', classId)
      .executeTakeFirst();
    return row?.roster_version ?? 0;
  }

  changeRoster(classId: string, version: number, change: RosterChange): Promise<boolean> {
    return this.#change(classId, change, version);
  }

  #members(classId: string) {
    return this.#database
      .selectFrom('enrollment')
      .leftJoin('person', 'person.id', 'enrollment.person')
      .selectAll('enrollment')
      .select(['person.email', 'person.last_seen_at'])
      .where('enrollment.class_id', '=', classId);
  }

  async #findBy(column: 'id' | 'code', value: string): Promise<ClassRecord | null> {
    const row = await this.#database
      .selectFrom('school_class')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? classOf(row) : null;
  }

  async #change(classId: string, change: RosterChange, version?: number): Promise<boolean> {
    const done = await holdingRoster(
      this.#database,
      { class: classId, version },
      async (transaction) => {
        await applyRosterChange(transaction, classId, change);
        return true;
      },
    );
    return done ?? false;
  }
}
