import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { OutcomeRecord, OutcomeStore, ReadDone, ReadOutcome } from './outcome-store.ts';

/** Rows of one statement: SQLite takes 32,766 values in all. */
const rowsAtOnce = 1_000;

/** Outcomes in any database that Kysely speaks to. */
export class SqlOutcomeStore implements OutcomeStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async append(outcomes: readonly OutcomeRecord[]): Promise<void> {
    if (outcomes.length === 0) return;
    const found = new Map<string, string>();
    const rows = outcomes.map(({ check, passed, failure, at, ...rest }) => {
      const digest = failure === null ? null : digestOf(failure);
      if (digest !== null && failure !== null) found.set(digest, failure);
      const row = { ...rest, check_id: check, passed: passed ? 1 : 0, failure: digest };
      return { id: randomUUID(), ...row, at: at.getTime() };
    });
    await this.#database.transaction().execute(async (transaction) => {
      if (found.size > 0) {
        await transaction
          .insertInto('check_failure')
          .values([...found].map(([digest, text]) => ({ digest, found: text })))
          .onConflict((conflict) => conflict.column('digest').doNothing())
          .execute();
      }
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const values = rows.slice(from, from + rowsAtOnce);
        await transaction.insertInto('check_outcome').values(values).execute();
      }
    });
  }

  async inLesson(of: { class: string; lesson: string; person?: string }): Promise<ReadOutcome[]> {
    let query = this.#database
      .selectFrom('enrollment')
      .innerJoin('check_outcome', 'check_outcome.person', 'enrollment.person')
      .select([
        ...(['check_outcome.person', 'step', 'check_id', 'passed', 'failure', 'at'] as const),
      ])
      .where('class_id', '=', of.class)
      .where('role', '=', 'learner')
      .where('lesson', '=', of.lesson);
    if (of.person !== undefined) query = query.where('enrollment.person', '=', of.person);
    const rows = await query.orderBy('check_outcome.person').orderBy('at').execute();
    return rows.map(outcomeOf);
  }

  async doneInLesson(of: { class: string; lesson: string; person?: string }): Promise<ReadDone[]> {
    let query = this.#database
      .selectFrom('enrollment')
      .innerJoin('progress_step', 'progress_step.owner', 'enrollment.person')
      .select(['enrollment.person', 'step', 'done_at'])
      .where('class_id', '=', of.class)
      .where('role', '=', 'learner')
      .where('lesson', '=', of.lesson)
      .where('seen_by', '!=', 'claimed');
    if (of.person !== undefined) query = query.where('enrollment.person', '=', of.person);
    const rows = await query.execute();
    return rows.map(({ person, step, done_at }) => ({ person, step, at: Number(done_at) }));
  }

  async failures(digests: readonly string[]): Promise<Map<string, string>> {
    if (digests.length === 0) return new Map();
    const rows = await this.#database
      .selectFrom('check_failure')
      .selectAll()
      .where('digest', 'in', [...digests])
      .execute();
    return new Map(rows.map(({ digest, found }) => [digest, found]));
  }

  async lessons(classId: string): Promise<Map<string, number>> {
    const learners = this.#database
      .selectFrom('enrollment')
      .where('class_id', '=', classId)
      .where('role', '=', 'learner');
    const rows = await learners
      .innerJoin('check_outcome', 'check_outcome.person', 'enrollment.person')
      .select(['enrollment.person', 'lesson'])
      // A learner who did something both ways is one: `union` leaves out what is twice.
      .union(
        learners
          .innerJoin('progress_step', 'progress_step.owner', 'enrollment.person')
          .select(['enrollment.person', 'lesson']),
      )
      .execute();
    const byLesson = Map.groupBy(rows, ({ lesson }) => lesson);
    return new Map([...byLesson].map(([lesson, { length }]) => [lesson, length]));
  }

  async of(person: string): Promise<(ReadOutcome & { lesson: string })[]> {
    const rows = await this.#database
      .selectFrom('check_outcome')
      .selectAll()
      .where('person', '=', person)
      .orderBy('lesson')
      .orderBy('at')
      .execute();
    return rows.map((row) => ({ ...outcomeOf(row), lesson: row.lesson }));
  }

  async remove(person: string): Promise<void> {
    await this.#database.deleteFrom('check_outcome').where('person', '=', person).execute();
  }

  async give(from: string, to: string): Promise<void> {
    await this.#database
      .updateTable('check_outcome')
      .set({ person: to })
      .where('person', '=', from)
      .execute();
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

type Row = Pick<
  Tables['check_outcome'],
  'person' | 'step' | 'check_id' | 'passed' | 'failure' | 'at'
>;
const outcomeOf = ({ person, step, check_id, passed, failure, at }: Row): ReadOutcome => ({
  ...{ person, step, check: check_id, passed: Number(passed) === 1, failure, at: Number(at) },
});
