import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is remembered of each learner, and the files that learners left. */
export const progress: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable('session')
      .addColumn('starts_from', 'text', (column) => column.notNull().defaultTo('start'))
      .execute();
    await database.schema
      .createTable('progress_step')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('done_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_by', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('progress_step_key', ['owner', 'lesson', 'step'])
      .execute();
    await database.schema
      .createTable('progress_quiz')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('quiz', 'text', (column) => column.notNull())
      .addColumn('given', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'bigint', (column) => column.notNull())
      .addColumn('done_at', 'bigint')
      .addPrimaryKeyConstraint('progress_quiz_key', ['owner', 'lesson', 'quiz'])
      .execute();
    await database.schema
      .createTable('progress_position')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('step', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('progress_position_key', ['owner', 'lesson'])
      .execute();
    await database.schema
      .createTable('learner')
      .addColumn('owner', 'text', (column) => column.primaryKey())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('language_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('kept_work')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('saved_at', 'bigint', (column) => column.notNull())
      .addColumn('files', 'integer', (column) => column.notNull())
      .addColumn('left_out', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('archive', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('kept_work_key', ['owner', 'lesson'])
      .execute();
  },
};
