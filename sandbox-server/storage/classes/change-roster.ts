import type { Transaction } from 'kysely';
import type { RosterChange } from './class-store.ts';
import { enrollmentChangeOf, enrollmentRowOf } from './rows.ts';
import type { ClassTables } from './tables.ts';

/** Rows to a statement: six values each, and a statement takes 32,766 in SQLite, 65,535 in PostgreSQL. */
const atOnce = 1000;

/** Makes the changes, within a transaction. */
export async function applyRosterChange(
  transaction: Transaction<ClassTables>,
  classId: string,
  { add = [], change = [], remove = [] }: RosterChange,
): Promise<void> {
  for (const persons of chunksOf(remove)) {
    await transaction
      .deleteFrom('enrollment')
      .where('class_id', '=', classId)
      .where('person', 'in', persons)
      .execute();
  }
  for (const { person, ...rest } of change) {
    const row = enrollmentChangeOf(rest);
    if (Object.keys(row).length === 0) continue;
    await transaction
      .updateTable('enrollment')
      .set(row)
      .where('class_id', '=', classId)
      .where('person', '=', person)
      .execute();
  }
  for (const enrollments of chunksOf(add)) {
    const rows = enrollments.map((value) => enrollmentRowOf({ ...value, class: classId }));
    await transaction.insertInto('enrollment').values(rows).execute();
  }
}

function chunksOf<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / atOnce);
  return Array.from({ length: count }, (_, at) => values.slice(at * atOnce, (at + 1) * atOnce));
}
