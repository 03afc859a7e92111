/** Tables that a school of thousands fills, so that none of them may be read from end to end. */
export const largeTables: readonly string[] = [
  ...['person', 'person_identity', 'sign_in', 'secret', 'enrollment', 'class_invitation'],
  ...['submission', 'evidence', 'recording', 'submission_comment', 'extension', 'given_points'],
  ...['check_outcome', 'check_failure', 'audit_entry', 'help_request', 'session', 'step_done'],
  ...['progress_step', 'progress_quiz', 'progress_position', 'kept_work', 'assignment'],
];

export interface Exception {
  readonly sql: string;
  readonly why: string;
}

/** Statements that read all of a table nevertheless, by a part of their text, and why they may. */
export const mayReadAll: readonly Exception[] = [
  {
    sql: 'from "person" where "person"."role" <> ? order by "person"."name", "person"."id" limit',
    why: 'Walks the index of names from the first of a page, and stops at its end: nearly all have another role.',
  },
  {
    sql: 'and person.found_by like ?',
    why: 'A part of a name is in no index; administrators alone search, and the bench measures it with 5,000.',
  },
  {
    sql: 'from "audit_entry" order by "at" desc, "id" desc limit',
    why: 'Walks the index of times from the last entry, and stops after a page.',
  },
];

/** The statements with whatever their plans read from end to end without being allowed to. */
export async function fullReads(
  made: ReadonlyMap<string, string>,
  scansOf: (sql: string) => Promise<readonly string[]> | readonly string[],
  exceptions: readonly Exception[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [sql, call] of made) {
    const plain = sql.replace(/\$\d+/g, '?');
    if (exceptions.some((exception) => plain.includes(exception.sql))) continue;
    for (const scan of await scansOf(sql)) found.push(`${call}: ${scan}\n  ${sql}`);
  }
  return found;
}

/** Exceptions that no statement makes use of any more. */
export function uselessExceptions(
  made: ReadonlyMap<string, string>,
  exceptions: readonly Exception[],
): string[] {
  const all = [...made.keys()].map((sql) => sql.replace(/\$\d+/g, '?'));
  return exceptions.map(({ sql }) => sql).filter((sql) => !all.some((each) => each.includes(sql)));
}
