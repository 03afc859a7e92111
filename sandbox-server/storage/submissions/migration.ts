import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What learners hand in, the evidence, and what was said to it. */
export const submissions: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('submission')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('assignment_id', 'text', (column) =>
        column.notNull().references('assignment.id').onDelete('cascade'),
      )
      .addColumn('class_id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('submitted_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('points', 'double precision')
      .addColumn('days_late', 'integer')
      .addColumn('grade', 'text')
      .addColumn('checks', 'text', (column) => column.notNull())
      .addUniqueConstraint('submission_attempt', ['assignment_id', 'person', 'attempt'])
      .execute();
    const indexes = {
      submission_by_assignment: ['assignment_id', 'submitted_at', 'id'],
      submission_by_class: ['class_id', 'assignment_id', 'person', 'attempt'],
      submission_by_person: ['person', 'submitted_at', 'id'],
      submission_by_state: ['state', 'submitted_at'],
    } as const;
    for (const [name, columns] of Object.entries(indexes)) {
      await schema
        .createIndex(name)
        .on('submission')
        .columns([...columns])
        .execute();
    }
    const part = (table: string) =>
      schema
        .createTable(table)
        .addColumn('submission_id', 'text', (column) =>
          column.notNull().references('submission.id').onDelete('cascade'),
        );
    await part('evidence')
      .addColumn('archive', 'text', (column) => column.notNull())
      .addColumn('left_out', 'text', (column) => column.notNull())
      .addColumn('machine', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('evidence_key', ['submission_id'])
      .execute();
    await part('recording')
      .addColumn('terminal', 'text', (column) => column.notNull())
      .addColumn('cast', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recording_key', ['submission_id', 'terminal'])
      .execute();
    await part('grading_log')
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('grading_log_key', ['submission_id'])
      .execute();
    await part('submission_comment')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('path', 'text')
      .addColumn('line', 'integer')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('submission_comment_by_submission')
      .on('submission_comment')
      .columns(['submission_id', 'at', 'id'])
      .execute();
  },
};
