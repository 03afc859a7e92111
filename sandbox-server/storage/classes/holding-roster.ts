import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema.ts';

/**
 * Changes who belongs to a class. The class's row is claimed first: it is what two who change one roster
 * at once wait for. Null, and nothing is done, where a version is given and the roster is no more at it.
 */
export function holdingRoster<Result>(
  database: Kysely<Tables>,
  { class: id, version }: { readonly class: string; readonly version?: number | undefined },
  change: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result | null> {
  return database.transaction().execute(async (transaction) => {
    let claim = transaction
      .updateTable('school_class')
      .set(({ eb }) => ({ roster_version: eb('roster_version', '+', 1) }))
      .where('id', '=', id);
    if (version !== undefined) claim = claim.where('roster_version', '=', version);
    const { numUpdatedRows } = await claim.executeTakeFirst();
    if (version !== undefined && numUpdatedRows === 0n) return null;
    return change(transaction);
  });
}
