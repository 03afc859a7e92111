import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Rows to a reading: a draft may hold fifty checks. */
const atOnce = 200;

/** Lessons that instructors wrote; and assignments are found by their lesson. */
export const ownLessons: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('own_lesson')
      .addColumn('slug', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('newest', 'integer', (column) => column.notNull())
      .addColumn('offered', 'integer')
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('own_lesson_by_owner')
      .on('own_lesson')
      .columns(['owner', 'changed_at', 'slug'])
      .execute();
    const part = (table: string) =>
      schema
        .createTable(table)
        .addColumn('slug', 'text', (column) =>
          column.notNull().references('own_lesson.slug').onDelete('cascade'),
        )
        .addColumn('version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint(`${table}_key`, ['slug', 'version']);
    await part('own_lesson_version')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('folder', 'text')
      .addColumn('findings', 'text', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('exercise', 'text')
      .addColumn('server', 'text', (column) => column.notNull())
      .execute();
    await part('own_lesson_archive')
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('archive', 'text', (column) => column.notNull())
      .execute();
    await findByLesson(database as Kysely<Before>);
  },
};

/** Of the table `assignment`, what this migration reads and writes. */
interface Before {
  assignment: { id: string; draft: string; lesson: string };
}

async function findByLesson(database: Kysely<Before>): Promise<void> {
  await database.schema
    .alterTable('assignment')
    .addColumn('lesson', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (let after = ''; ;) {
    const rows = await database
      .selectFrom('assignment')
      .select(['id', 'draft'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    for (const { id, draft } of rows) {
      const { lesson } = JSON.parse(draft) as { lesson: string };
      await database.updateTable('assignment').set({ lesson }).where('id', '=', id).execute();
      after = id;
    }
    if (rows.length < atOnce) break;
  }
  await database.schema
    .createIndex('assignment_by_lesson')
    .on('assignment')
    .columns(['lesson', 'id'])
    .execute();
}
