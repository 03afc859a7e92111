import type { Kysely } from 'kysely';
import { classRoleSchema } from '../../../protocol/class.ts';
import type { Tables } from '../schema.ts';
import type { ClassStore, ListedClass } from './class-store.ts';
import { classOf } from './rows.ts';

export type ClassQuery = Parameters<ClassStore['list']>[0];

/** A page of classes, with the number of their learners and the asker's role in each. */
export async function listClasses(
  database: Kysely<Tables>,
  { asker, of, archived, before, limit }: ClassQuery,
): Promise<ListedClass[]> {
  let query = database
    .selectFrom('school_class')
    .leftJoin('enrollment', (join) =>
      join.onRef('enrollment.class_id', '=', 'school_class.id').on('enrollment.person', '=', asker),
    )
    .selectAll('school_class')
    .select('enrollment.role')
    .select(({ selectFrom, fn }) =>
      selectFrom('enrollment as learner')
        .whereRef('learner.class_id', '=', 'school_class.id')
        .where('learner.role', '=', 'learner')
        .select(fn.countAll<number>().as('count'))
        .as('learners'),
    )
    .where('archived_at', archived ? 'is not' : 'is', null);
  if (of !== undefined) {
    query = query.where('school_class.id', 'in', ({ selectFrom }) =>
      selectFrom('enrollment as own').select('own.class_id').where('own.person', '=', of),
    );
  }
  if (before) {
    const at = before.createdAt.getTime();
    query = query.where(({ and, or, eb }) =>
      and([
        eb('school_class.created_at', '<=', at),
        or([eb('school_class.created_at', '<', at), eb('school_class.id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('school_class.created_at', 'desc')
    .orderBy('school_class.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...classOf(row),
    learners: Number(row.learners),
    role: row.role === null ? null : classRoleSchema.parse(row.role),
  }));
}
