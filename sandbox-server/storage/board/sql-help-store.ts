import type { Kysely, Selectable } from 'kysely';
import { helpEndSchema } from '../../../protocol/help.ts';
import type { Tables } from '../schema.ts';
import type { HelpChange, HelpRecord, HelpStore } from './help-store.ts';
import type { BoardTables } from './tables.ts';

/** Requests for help in any database that Kysely speaks to. */
export class SqlHelpStore implements HelpStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async insert(request: HelpRecord): Promise<void> {
    await this.#database.insertInto('help_request').values(rowOf(request)).execute();
  }

  async find(id: string): Promise<HelpRecord | null> {
    const row = await this.#select().where('id', '=', id).executeTakeFirst();
    return row ? recordOf(row) : null;
  }

  async openOf(session: string): Promise<HelpRecord | null> {
    const row = await this.#select()
      .where('session_id', '=', session)
      .where('ended_at', 'is', null)
      .orderBy('asked_at')
      .orderBy('id')
      .executeTakeFirst();
    return row ? recordOf(row) : null;
  }

  async open(classId: string): Promise<HelpRecord[]> {
    const rows = await this.#select()
      .where('class_id', '=', classId)
      .where('ended_at', 'is', null)
      .orderBy('asked_at')
      .orderBy('id')
      .execute();
    return rows.map(recordOf);
  }

  async ofLearner(classId: string, lesson: string, person: string): Promise<HelpRecord[]> {
    const rows = await this.#select()
      .where('person', '=', person)
      .where('class_id', '=', classId)
      .where('lesson', '=', lesson)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
      .execute();
    return rows.map(recordOf);
  }

  async history(
    classId: string,
    { before, limit }: { before?: { at: Date; id: string }; limit: number },
  ): Promise<HelpRecord[]> {
    let query = this.#select().where('class_id', '=', classId).where('ended_at', 'is not', null);
    if (before) {
      const at = before.at.getTime();
      query = query.where(({ or, and, eb }) =>
        or([eb('ended_at', '<', at), and([eb('ended_at', '=', at), eb('id', '<', before.id)])]),
      );
    }
    const rows = await query
      .orderBy('ended_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(recordOf);
  }

  async change(id: string, { message, taken }: HelpChange): Promise<boolean> {
    return this.#update(id, {
      ...(message !== undefined && { message }),
      ...(taken !== undefined && takenRow(taken)),
    });
  }

  async end(id: string, { how, at }: NonNullable<HelpRecord['end']>): Promise<boolean> {
    return this.#update(id, { ended: how, ended_at: at.getTime() });
  }

  async of(person: string): Promise<HelpRecord[]> {
    const rows = await this.#select()
      .where('person', '=', person)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(recordOf);
  }

  async moveTo(person: string, into: string): Promise<void> {
    await this.#database
      .updateTable('help_request')
      .set({ person: into })
      .where('person', '=', person)
      .execute();
  }

  async removeOf(person: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('help_request').where('person', '=', person).execute();
      await transaction
        .updateTable('help_request')
        .set({ taken_name: 'erased' })
        .where('taken_by', '=', person)
        .execute();
    });
  }

  #select() {
    return this.#database.selectFrom('help_request').selectAll();
  }

  async #update(id: string, row: Partial<BoardTables['help_request']>): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('help_request')
      .set(row)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const takenRow = (taken: HelpRecord['taken']) => ({
  taken_by: taken?.by ?? null,
  taken_name: taken?.name ?? null,
  taken_at: taken?.at.getTime() ?? null,
});

function rowOf(request: HelpRecord): BoardTables['help_request'] {
  const { id, person, lesson, session, message, askedAt, taken, end } = request;
  return {
    ...{ id, class_id: request.class, person, lesson, session_id: session, message },
    asked_at: askedAt.getTime(),
    ...takenRow(taken),
    ended_at: end?.at.getTime() ?? null,
    ended: end?.how ?? null,
  };
}

function recordOf(row: Selectable<BoardTables['help_request']>): HelpRecord {
  const { id, class_id, person, lesson, session_id, message } = row;
  const { asked_at, taken_by, taken_name, taken_at, ended_at, ended } = row;
  return {
    ...{ id, class: class_id, person, lesson, session: session_id, message },
    askedAt: new Date(Number(asked_at)),
    taken:
      taken_by === null
        ? null
        : { by: taken_by, name: taken_name ?? '', at: new Date(Number(taken_at)) },
    end:
      ended_at === null
        ? null
        : { how: helpEndSchema.parse(ended), at: new Date(Number(ended_at)) },
  };
}
