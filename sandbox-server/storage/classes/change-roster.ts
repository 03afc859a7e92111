import { sql, type Transaction } from 'kysely';
import { chunksOf } from '../chunks-of.ts';
import type { Tables } from '../schema.ts';
import type { RosterChange } from './class-store.ts';
import type { InvitationRecord } from './invitation-store.ts';
import { enrollmentChangeOf, enrollmentRowOf, invitationRowOf } from './rows.ts';

/** What an instructor writes of somebody takes the place of what was written before. */
const asGiven = {
  name: sql<string>`excluded.name`,
  external_id: sql<string | null>`excluded.external_id`,
  role: sql<string>`excluded.role`,
};

/** Makes the changes, within a transaction that holds the class's row. */
export async function applyRosterChange(
  transaction: Transaction<Tables>,
  classId: string,
  { add = [], change = [], remove = [], invite = [] }: RosterChange,
): Promise<void> {
  for (const persons of chunksOf(remove)) {
    await transaction
      .deleteFrom('enrollment')
      .where('class_id', '=', classId)
      .where('person', 'in', persons)
      .execute();
  }
  await changeEnrollments(transaction, classId, change);
  for (const enrollments of chunksOf(add)) {
    const rows = enrollments.map((value) => enrollmentRowOf({ ...value, class: classId }));
    await transaction.insertInto('enrollment').values(rows).execute();
    await transaction
      .deleteFrom('class_invitation')
      .where('class_id', '=', classId)
      .where(
        'person',
        'in',
        rows.map(({ person }) => person),
      )
      .execute();
  }
  await addInvitations(transaction, classId, invite);
}

/** Whole rows take the place of those that are there: many at once, though each changes otherwise. */
async function changeEnrollments(
  transaction: Transaction<Tables>,
  classId: string,
  change: NonNullable<RosterChange['change']>,
): Promise<void> {
  for (const changes of chunksOf(change)) {
    const wanted = new Map(
      changes.map(({ person, ...rest }) => [person, enrollmentChangeOf(rest)]),
    );
    const rows = await transaction
      .selectFrom('enrollment')
      .selectAll()
      .where('class_id', '=', classId)
      .where('person', 'in', [...wanted.keys()])
      .execute();
    if (rows.length === 0) continue;
    await transaction
      .insertInto('enrollment')
      .values(rows.map((row) => ({ ...row, ...wanted.get(row.person) })))
      .onConflict((conflict) => conflict.columns(['class_id', 'person']).doUpdateSet(asGiven))
      .execute();
  }
}

async function addInvitations(
  transaction: Transaction<Tables>,
  classId: string,
  invite: readonly InvitationRecord[],
): Promise<void> {
  for (const invitations of chunksOf(invite)) {
    const members = await transaction
      .selectFrom('enrollment')
      .select('person')
      .where('class_id', '=', classId)
      .where(
        'person',
        'in',
        invitations.map(({ person }) => person),
      )
      .execute();
    const known = new Set(members.map(({ person }) => person));
    const rows = invitations
      .filter(({ person }) => !known.has(person))
      .map((value) => invitationRowOf({ ...value, class: classId }));
    if (rows.length === 0) continue;
    await transaction
      .insertInto('class_invitation')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['class_id', 'person']).doUpdateSet(asGiven))
      .execute();
  }
}
