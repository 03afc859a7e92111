import type { Kysely } from 'kysely';
import type { Comment } from '../../../protocol/submission.ts';
import type { Tables } from '../schema.ts';
import {
  commentOf,
  evidenceOf,
  evidenceRowOf,
  gradedColumnsOf,
  recordingRowsOf,
  submissionOf,
  submissionRowOf,
  unpress,
} from './rows.ts';
import type {
  EvidenceRecord,
  GradedAttempt,
  ReadEvidence,
  SubmissionRecord,
  SubmissionStore,
} from './submission-store.ts';

/** Others may take the next attempt again and again; nobody takes it so often. */
const mostRaces = 50;

/** Submissions in any database that Kysely speaks to. */
export class SqlSubmissionStore implements SubmissionStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async insert(
    submission: Omit<SubmissionRecord, 'attempt'>,
    evidence: EvidenceRecord,
    most: number | null,
  ): Promise<SubmissionRecord | null> {
    const evidenceRow = await evidenceRowOf(evidence);
    const recordings = await recordingRowsOf(evidence);
    return this.#database.transaction().execute(async (transaction) => {
      const record = await insertNext(transaction, submission, most);
      if (!record) return null;
      await transaction.insertInto('evidence').values(evidenceRow).execute();
      for (const row of recordings) await transaction.insertInto('recording').values(row).execute();
      return record;
    });
  }

  async find(id: string): Promise<SubmissionRecord | null> {
    const row = await this.#database
      .selectFrom('submission')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? submissionOf(row) : null;
  }

  async evidence(id: string): Promise<ReadEvidence | null> {
    const row = await this.#database
      .selectFrom('evidence')
      .selectAll()
      .where('submission_id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    const recordings = await this.#database
      .selectFrom('recording')
      .select('terminal')
      .where('submission_id', '=', id)
      .orderBy('terminal')
      .execute();
    return { ...(await evidenceOf(row)), recordings: recordings.map(({ terminal }) => terminal) };
  }

  async recording(id: string, terminal: string): Promise<string | null> {
    const row = await this.#database
      .selectFrom('recording')
      .select('cast')
      .where('submission_id', '=', id)
      .where('terminal', '=', terminal)
      .executeTakeFirst();
    return row ? unpress(row.cast) : null;
  }

  async list(of: Parameters<SubmissionStore['list']>[0]): Promise<SubmissionRecord[]> {
    if (of.assignments?.length === 0) return [];
    let query = this.#database.selectFrom('submission').selectAll();
    if (of.assignment !== undefined) query = query.where('assignment_id', '=', of.assignment);
    if (of.assignments) query = query.where('assignment_id', 'in', [...of.assignments]);
    if (of.class !== undefined) query = query.where('class_id', '=', of.class);
    if (of.person !== undefined) query = query.where('person', '=', of.person);
    if (of.limit !== undefined) query = query.limit(of.limit);
    if (of.before) {
      const { at, id } = of.before;
      query = query.where(({ eb, and, or }) =>
        or([
          eb('submitted_at', '<', at.getTime()),
          and([eb('submitted_at', '=', at.getTime()), eb('id', '<', id)]),
        ]),
      );
    }
    const rows = await query.orderBy('submitted_at', 'desc').orderBy('id', 'desc').execute();
    return rows.map(submissionOf);
  }

  async grades(classId: string): Promise<GradedAttempt[]> {
    const rows = await this.#database
      .selectFrom('submission')
      .select([
        ...(['assignment_id', 'person', 'attempt', 'submitted_at', 'points', 'days_late'] as const),
      ])
      .where('class_id', '=', classId)
      .where('points', 'is not', null)
      .orderBy('assignment_id')
      .orderBy('person')
      .orderBy('attempt')
      .execute();
    return rows.map((row) => ({
      assignment: row.assignment_id,
      person: row.person,
      attempt: Number(row.attempt),
      submittedAt: new Date(Number(row.submitted_at)),
      points: Number(row.points),
      daysLate: Number(row.days_late),
    }));
  }

  countAttempts(assignment: string, person: string): Promise<number> {
    return lastAttempt(this.#database, assignment, person);
  }

  async update(
    id: string,
    change: Partial<Pick<SubmissionRecord, 'state' | 'grade' | 'checks'>>,
  ): Promise<void> {
    const columns = gradedColumnsOf(change);
    if (Object.keys(columns).length === 0) return;
    await this.#database.updateTable('submission').set(columns).where('id', '=', id).execute();
  }

  async writeLog(submission: string, text: string): Promise<void> {
    await this.#database
      .insertInto('grading_log')
      .values({ submission_id: submission, text })
      .onConflict((conflict) => conflict.column('submission_id').doUpdateSet({ text }))
      .execute();
  }

  async log(submission: string): Promise<string | null> {
    const row = await this.#database
      .selectFrom('grading_log')
      .select('text')
      .where('submission_id', '=', submission)
      .executeTakeFirst();
    return row?.text ?? null;
  }

  async unfinished(): Promise<SubmissionRecord[]> {
    const rows = await this.#database
      .selectFrom('submission')
      .selectAll()
      .where('state', '=', 'grading')
      .orderBy('submitted_at')
      .orderBy('id')
      .execute();
    return rows.map(submissionOf);
  }

  async addComment(submission: string, { at, ...comment }: Comment): Promise<void> {
    const row = { ...comment, submission_id: submission, at: Date.parse(at) };
    await this.#database.insertInto('submission_comment').values(row).execute();
  }

  async comments(submission: string): Promise<Comment[]> {
    const rows = await this.#database
      .selectFrom('submission_comment')
      .selectAll()
      .where('submission_id', '=', submission)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(commentOf);
  }

  async removeComment(submission: string, id: string): Promise<void> {
    await this.#database
      .deleteFrom('submission_comment')
      .where('submission_id', '=', submission)
      .where('id', '=', id)
      .execute();
  }

  async removeOf(person: string): Promise<void> {
    await this.#database.deleteFrom('submission').where('person', '=', person).execute();
  }

  async give(from: string, to: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('submission')
        .select(['id', 'assignment_id'])
        .where('person', '=', from)
        .orderBy('submitted_at')
        .orderBy('attempt')
        .execute();
      for (const { id, assignment_id } of rows) {
        const attempt = (await lastAttempt(transaction, assignment_id, to)) + 1;
        const owner = { person: to, attempt };
        await transaction.updateTable('submission').set(owner).where('id', '=', id).execute();
      }
    });
  }
}

async function lastAttempt(
  database: Kysely<Tables>,
  assignment: string,
  person: string,
): Promise<number> {
  const row = await database
    .selectFrom('submission')
    .select(({ fn }) => fn.max('attempt').as('last'))
    .where('assignment_id', '=', assignment)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** Whoever loses a race for an attempt waits for the other to commit, and takes the next. */
async function insertNext(
  database: Kysely<Tables>,
  submission: Omit<SubmissionRecord, 'attempt'>,
  most: number | null,
): Promise<SubmissionRecord | null> {
  for (let race = 0; race < mostRaces; race += 1) {
    const attempt = (await lastAttempt(database, submission.assignment, submission.person)) + 1;
    if (most !== null && attempt > most) return null;
    const record = { ...submission, attempt };
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('submission')
      .values(submissionRowOf(record))
      .onConflict((conflict) =>
        conflict.columns(['assignment_id', 'person', 'attempt']).doNothing(),
      )
      .executeTakeFirstOrThrow();
    if (Number(numInsertedOrUpdatedRows) > 0) return record;
  }
  throw new Error('no attempt could be taken');
}
