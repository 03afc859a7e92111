import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { GivenPointsRecord, GivenPointsStore } from './given-points-store.ts';
import type { AssignmentTables } from './tables.ts';

/** Points given by hand, in any database that Kysely speaks to. */
export class SqlGivenPoints implements GivenPointsStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async put(given: GivenPointsRecord): Promise<void> {
    const { points, reason, by, at } = given;
    const said = { points, reason, given_by: by, given_at: at.getTime() };
    await this.#database
      .insertInto('given_points')
      .values({ assignment_id: given.assignment, person: given.person, ...said })
      .onConflict((conflict) => conflict.columns(['assignment_id', 'person']).doUpdateSet(said))
      .execute();
  }

  async find(assignment: string, person: string): Promise<GivenPointsRecord | null> {
    const row = await this.#database
      .selectFrom('given_points')
      .selectAll()
      .where('assignment_id', '=', assignment)
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? givenOf(row) : null;
  }

  async remove(assignment: string, person: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('given_points')
      .where('assignment_id', '=', assignment)
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows) > 0;
  }

  ofAssignment(assignment: string): Promise<GivenPointsRecord[]> {
    return this.#by('assignment_id', assignment);
  }

  ofPerson(person: string): Promise<GivenPointsRecord[]> {
    return this.#by('person', person);
  }

  async ofClass(classId: string): Promise<GivenPointsRecord[]> {
    const rows = await this.#database
      .selectFrom('given_points')
      .innerJoin('assignment', 'assignment.id', 'given_points.assignment_id')
      .selectAll('given_points')
      .where('assignment.class_id', '=', classId)
      .orderBy('given_points.assignment_id')
      .orderBy('given_points.person')
      .execute();
    return rows.map(givenOf);
  }

  async removeOf(person: string): Promise<void> {
    await this.#database.deleteFrom('given_points').where('person', '=', person).execute();
  }

  async give(from: string, to: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const rows = await transaction
        .deleteFrom('given_points')
        .where('person', '=', from)
        .returningAll()
        .execute();
      if (rows.length === 0) return;
      await transaction
        .insertInto('given_points')
        .values(rows.map((row) => ({ ...row, person: to })))
        .onConflict((conflict) => conflict.columns(['assignment_id', 'person']).doNothing())
        .execute();
    });
  }

  async #by(column: 'assignment_id' | 'person', value: string): Promise<GivenPointsRecord[]> {
    const rows = await this.#database
      .selectFrom('given_points')
      .selectAll()
      .where(column, '=', value)
      .orderBy('assignment_id')
      .orderBy('person')
      .execute();
    return rows.map(givenOf);
  }
}

const givenOf = (row: AssignmentTables['given_points']): GivenPointsRecord => ({
  assignment: row.assignment_id,
  person: row.person,
  points: Number(row.points),
  reason: row.reason,
  by: row.given_by,
  at: new Date(Number(row.given_at)),
});
