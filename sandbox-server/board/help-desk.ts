import { randomUUID } from 'node:crypto';
import type { AuditAction } from '../../protocol/audit.ts';
import type { HelpEnd, HelpRequest } from '../../protocol/help.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { unknownSession } from '../sessions/session-errors.ts';
import type { SessionHub } from '../sessions/session-hub.ts';
import type { HelpRecord, HelpStore } from '../storage/board/help-store.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import { Turns } from '../sequencing/turns.ts';
import { told } from '../words/told.ts';
import type { ClassScope } from './class-scope.ts';

const historyPage = 100;

export interface HelpDeskOptions {
  readonly scope: ClassScope;
  readonly store: HelpStore;
  readonly sessions: Pick<SessionStore, 'find'>;
  readonly audit: AuditLog;
  readonly hub: SessionHub;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Learners who asked for help, and who helps them. What is asked outlives a restart. */
export class HelpDesk {
  readonly #options: HelpDeskOptions;
  readonly #turns = new Turns();
  readonly #listeners = new Set<(record: HelpRecord) => void>();
  readonly #release: () => void;

  constructor(options: HelpDeskOptions) {
    this.#options = options;
    this.#release = options.hub.observe({
      news: (session, news) => {
        if (news.type === 'session' && news.session.state === 'ended')
          this.#endOf(session, 'left').catch(options.onError);
      },
      presence: () => undefined,
    });
  }

  /** Of every request that came, was taken, or ended. @returns ends it */
  onChange(listener: (record: HelpRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One request for each session: asked again, its message is another. @throws SlipwayError `conflict` */
  async ask(actor: Actor, session: string, message: string): Promise<HelpRequest> {
    const { scope, store, now } = this.#options;
    const lesson = await this.#lessonOf(actor, session);
    return this.#turns.take(session, async () => {
      const open = await store.openOf(session);
      if (open) {
        await store.change(open.id, { message });
        return this.#told({ ...open, message });
      }
      const found = await scope.classOf(actor.id, lesson);
      if (!found) throw new SlipwayError('conflict', told('help.noClass'));
      const request: HelpRecord = {
        id: randomUUID(),
        class: found.id,
        person: actor.id,
        ...{ lesson, session, message },
        askedAt: now(),
        taken: null,
        end: null,
      };
      await store.insert(request);
      return this.#told(request);
    });
  }

  /** Without effect where nothing is open. */
  async withdraw(actor: Actor, session: string): Promise<void> {
    await this.#lessonOf(actor, session);
    await this.#endOf(session, 'withdrawn');
  }

  /** The request that is open for a session. */
  async openOf(session: string): Promise<HelpRequest | null> {
    const open = await this.#options.store.openOf(session);
    return open && this.#view(open);
  }

  /** The actor is on it; who takes it from another does so knowingly. @throws SlipwayError `conflict` */
  async take(actor: Actor, classId: string, id: string): Promise<HelpRequest> {
    const taken = { by: actor.id, name: actor.name, at: this.#options.now() };
    return this.#change(actor, classId, id, taken);
  }

  /** Gives it back to the queue. */
  async release(actor: Actor, classId: string, id: string): Promise<HelpRequest> {
    return this.#change(actor, classId, id, null);
  }

  async resolve(actor: Actor, classId: string, id: string): Promise<HelpRequest> {
    const request = await this.#inClass(actor, classId, id);
    const { store, now } = this.#options;
    // Who resolves what nobody took has helped.
    const taken = request.taken ?? { by: actor.id, name: actor.name, at: now() };
    if (!request.taken) await store.change(id, { taken });
    const end = { how: 'resolved', at: now() } as const;
    if (!(await store.end(id, end))) throw over();
    await this.#note(actor, request, 'help.resolved');
    return this.#told({ ...request, taken, end });
  }

  /** Who waits, the longest first. */
  async queue(actor: Actor, classId: string): Promise<HelpRequest[]> {
    await this.#options.scope.assist(actor, classId);
    return this.waiting(classId);
  }

  /** As {@link queue}, for one who was let in already. */
  async waiting(classId: string): Promise<HelpRequest[]> {
    return this.#viewAll(classId, await this.#options.store.open(classId));
  }

  /** What one learner asked in a lesson, the newest first. */
  async ofLearner(classId: string, lesson: string, person: string): Promise<HelpRequest[]> {
    return this.#viewAll(classId, await this.#options.store.ofLearner(classId, lesson, person));
  }

  /** What has ended, the latest first. @param before as `next` of the page before it gave it */
  async history(actor: Actor, classId: string, before?: string) {
    const { scope, store } = this.#options;
    await scope.assist(actor, classId);
    const [at, id] = before?.split('~') ?? [];
    const after = at && id && Number.isFinite(Number(at)) ? { at: new Date(Number(at)), id } : null;
    const of = { limit: historyPage, ...(after && { before: after }) };
    const records = await store.history(classId, of);
    const last = records.length === historyPage ? records.at(-1) : undefined;
    return {
      requests: await this.#viewAll(classId, records),
      next: last ? `${last.end?.at.getTime()}~${last.id}` : null,
    };
  }

  /** Ends what was asked by those who are of the class no more; call it when a class has changed. */
  async recheck(classId: string): Promise<void> {
    const { scope, store } = this.#options;
    const learners = new Set((await scope.learners(classId)).map(({ person }) => person));
    for (const record of await store.open(classId)) {
      if (!learners.has(record.person)) await this.#end(record, 'left');
    }
  }

  dispose(): void {
    this.#release();
    this.#listeners.clear();
  }

  async #lessonOf(actor: Actor, session: string): Promise<string> {
    const record = await this.#options.sessions.find(session);
    if (record?.owner !== actor.id) throw unknownSession(session);
    return record.lesson;
  }

  async #inClass(actor: Actor, classId: string, id: string): Promise<HelpRecord> {
    await this.#options.scope.reach(actor, classId);
    const request = await this.#options.store.find(id);
    if (request?.class !== classId) throw new SlipwayError('not-found', told('help.unknown'));
    if (request.end) throw over();
    return request;
  }

  async #change(actor: Actor, classId: string, id: string, taken: HelpRecord['taken']) {
    const request = await this.#inClass(actor, classId, id);
    if (!(await this.#options.store.change(id, { taken }))) throw over();
    await this.#note(actor, request, taken ? 'help.taken' : 'help.released');
    return this.#told({ ...request, taken });
  }

  async #note(actor: Actor, record: HelpRecord, action: AuditAction): Promise<void> {
    const { class: classId, person, lesson } = record;
    const { learner } = await this.#view(record);
    await this.#options.audit.note(actor, {
      ...{ class: classId, action, subject: `learner ${learner.name}`, person },
      detail: { person, lesson },
    });
  }

  async #endOf(session: string, how: HelpEnd): Promise<void> {
    await this.#turns.take(session, async () => {
      const open = await this.#options.store.openOf(session);
      if (open) await this.#end(open, how);
    });
  }

  async #end(record: HelpRecord, how: HelpEnd): Promise<void> {
    const end = { how, at: this.#options.now() };
    if (await this.#options.store.end(record.id, end)) await this.#told({ ...record, end });
  }

  async #told(record: HelpRecord): Promise<HelpRequest> {
    for (const listener of this.#listeners) listener(record);
    return this.#view(record);
  }

  async #view(record: HelpRecord): Promise<HelpRequest> {
    const enrolled = await this.#options.scope
      .learner(record.class, record.person)
      .catch(() => null);
    return viewHelp(record, enrolled?.name ?? '');
  }

  async #viewAll(classId: string, records: readonly HelpRecord[]): Promise<HelpRequest[]> {
    const learners = await this.#options.scope.learners(classId);
    const names = new Map(learners.map(({ person, name }) => [person, name]));
    return records.map((record) => viewHelp(record, names.get(record.person) ?? ''));
  }
}

function viewHelp(record: HelpRecord, name: string): HelpRequest {
  const { id, lesson, person, message, askedAt, taken, end } = record;
  return {
    id,
    class: record.class,
    lesson,
    learner: { id: person, name },
    message,
    askedAt: askedAt.toISOString(),
    takenBy: taken && { id: taken.by, name: taken.name },
    endedAt: end?.at.toISOString() ?? null,
    ended: end?.how ?? null,
  };
}

const over = () => new SlipwayError('conflict', told('help.over'));
