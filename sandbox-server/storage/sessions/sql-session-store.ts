import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { languageSchema } from '../../../protocol/language.ts';
import {
  type SessionState,
  sessionStateSchema,
  startingPointSchema,
} from '../../../protocol/session.ts';
import { keptProblemSchema } from '../../errors/kept-problem.ts';
import type { Tables } from '../schema.ts';
import type { SessionChange, SessionRecord, SessionStore } from './session-store.ts';

const machineSchema = z.object({ driver: z.string(), id: z.string() });

/** Sessions of one server in any database that Kysely speaks to: those of others are unknown to it. */
export class SqlSessionStore implements SessionStore {
  readonly #database: Kysely<Tables>;
  readonly #server: string;

  constructor(database: Kysely<Tables>, server: string) {
    this.#database = database;
    this.#server = server;
  }

  async insert(session: SessionRecord): Promise<void> {
    const { id, owner, createdAt, ...rest } = session;
    const own = { id, owner, server: this.#server, created_at: createdAt.getTime() };
    const row = { ...own, ...rowOf(rest) };
    await this.#database
      .insertInto('session')
      .values(row as Tables['session'])
      .execute();
  }

  async find(id: string): Promise<SessionRecord | null> {
    return recordOf(await this.#select().where('id', '=', id).executeTakeFirst());
  }

  async findByPreviewKey(key: string): Promise<SessionRecord | null> {
    return recordOf(await this.#select().where('preview_key', '=', key).executeTakeFirst());
  }

  async list(states: readonly SessionState[]): Promise<SessionRecord[]> {
    if (states.length === 0) return [];
    const rows = await this.#select()
      .where('state', 'in', [...states])
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.flatMap((row) => recordOf(row) ?? []);
  }

  async update(id: string, change: SessionChange): Promise<void> {
    const row = rowOf(change);
    if (Object.keys(row).length === 0) return;
    await this.#database
      .updateTable('session')
      .set(row)
      .where('id', '=', id)
      .where('server', '=', this.#server)
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.#database
      .deleteFrom('session')
      .where('id', '=', id)
      .where('server', '=', this.#server)
      .execute();
  }

  async markStepDone(id: string, step: string, at: Date): Promise<void> {
    await this.#database
      .insertInto('step_done')
      .values({ session_id: id, step, done_at: at.getTime() })
      .onConflict((conflict) => conflict.columns(['session_id', 'step']).doNothing())
      .execute();
  }

  async stepsDone(id: string): Promise<Map<string, Date>> {
    const rows = await this.#database
      .selectFrom('step_done')
      .select(['step', 'done_at'])
      .where('session_id', '=', id)
      .execute();
    return new Map(rows.map((row) => [row.step, new Date(Number(row.done_at))]));
  }

  async clearSteps(id: string): Promise<void> {
    await this.#database.deleteFrom('step_done').where('session_id', '=', id).execute();
  }

  #select() {
    return this.#database.selectFrom('session').selectAll().where('server', '=', this.#server);
  }
}

function rowOf(change: SessionChange): Partial<Tables['session']> {
  const { machine, problem, previewKey, expiresAt, lesson, language, state, startsFrom } = change;
  return {
    ...(lesson !== undefined && { lesson }),
    ...(language !== undefined && { language }),
    ...(state !== undefined && { state }),
    ...(startsFrom !== undefined && { starts_from: startsFrom }),
    ...(machine !== undefined && { machine: machine && JSON.stringify(machine) }),
    ...(previewKey !== undefined && { preview_key: previewKey }),
    ...(expiresAt !== undefined && { expires_at: expiresAt.getTime() }),
    ...(problem !== undefined && { problem: problem && JSON.stringify(problem) }),
  };
}

function recordOf(row: Selectable<Tables['session']> | undefined): SessionRecord | null {
  if (!row) return null;
  return {
    id: row.id,
    owner: row.owner,
    lesson: row.lesson,
    language: languageSchema.parse(row.language),
    state: sessionStateSchema.parse(row.state),
    startsFrom: startingPointSchema.parse(row.starts_from),
    machine: row.machine === null ? null : machineSchema.parse(JSON.parse(row.machine)),
    previewKey: row.preview_key,
    createdAt: new Date(Number(row.created_at)),
    expiresAt: new Date(Number(row.expires_at)),
    problem: row.problem === null ? null : keptProblemSchema.parse(JSON.parse(row.problem)),
  };
}
