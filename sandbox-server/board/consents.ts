import type { AskConsent, Consent, ConsentEnd, ConsentRight } from '../../protocol/consent.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { SessionHub } from '../sessions/session-hub.ts';
import { unknownSession } from '../sessions/session-errors.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import { told } from '../words/told.ts';
import type { ClassScope } from './class-scope.ts';
import { ConsentBook, type ConsentRecord } from './consent-book.ts';
import { ConsentLog } from './consent-log.ts';
import { viewConsent } from './consent-view.ts';
import type { WorkTracker } from './work-tracker.ts';

/** After a no, the same question is not put again so soon. */
const deniedMilliseconds = 60_000;

/** What somebody wants to do by a consent. */
export type ConsentUse = 'terminals' | 'typing' | 'files';

const uses: Readonly<Record<ConsentUse, readonly ConsentRight[]>> = {
  terminals: ['watch', 'type'],
  typing: ['type'],
  files: ['edit'],
};

export interface ConsentsOptions {
  readonly scope: ClassScope;
  readonly audit: AuditLog;
  readonly hub: SessionHub;
  readonly store: Pick<SessionStore, 'find'>;
  readonly tracker: WorkTracker;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** A consent in use: a socket asks it at each message, and is told when it is over. */
export interface UsedConsent {
  readonly session: string;
  allows(use: ConsentUse): boolean;
  onEnd(stop: () => void): () => void;
}

/**
 * Leave to look into a learner's session. Only the learner gives it, it holds for one person, one right
 * and one session, and ends at once when either side says so or one loses the right to it.
 */
export class Consents {
  readonly #options: ConsentsOptions;
  readonly #book: ConsentBook;
  readonly #log: ConsentLog;
  readonly #listeners = new Set<(record: ConsentRecord) => void>();
  readonly #denied = new Map<string, number>();
  readonly #release: () => void;

  constructor(options: ConsentsOptions) {
    this.#options = options;
    this.#log = new ConsentLog(options);
    this.#book = new ConsentBook(options.now, (record) => this.#tell(record));
    this.#release = options.hub.observe({
      news: (session, news) => {
        if (news.type === 'session' && news.session.state !== 'ready')
          this.#endAll((record) => record.session === session, 'session-over');
      },
      presence: () => undefined,
    });
  }

  /** Of every question, consent and end. @returns ends it */
  onChange(listener: (record: ConsentRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asked or given for a session. */
  of(session: string): Consent[] {
    return this.#book.all.filter((record) => record.session === session).map(viewConsent);
  }

  /** Asked by or given to somebody in a class. */
  by(person: string, classId: string): Consent[] {
    const own = ({ by, class: of }: ConsentRecord) => by.id === person && of === classId;
    return this.#book.all.filter(own).map(viewConsent);
  }

  /** @throws SlipwayError `conflict` where no machine of the learner runs, `rate-limited` after a no */
  async ask(actor: Actor, classId: string, { learner, lesson, right }: AskConsent) {
    const { scope, tracker, now } = this.#options;
    await scope.reach(actor, classId);
    const enrolled = await scope.learner(classId, learner);
    await scope.lesson(classId, lesson);
    const work = tracker.inLesson(lesson).get(learner);
    if (!work?.isRunning) throw new SlipwayError('conflict', told('board.notRunning'));
    const session = work.session.id;
    const deniedAt = this.#denied.get(questionKey(session, actor.id, right));
    if (deniedAt !== undefined && now().getTime() - deniedAt < deniedMilliseconds) {
      throw new SlipwayError('rate-limited', told('consent.denied'));
    }
    const who = { id: learner, name: enrolled.name };
    const record = this.#book.ask({
      ...{ class: classId, lesson, session, learner: who, by: actor, right },
    });
    this.#tell(record);
    return viewConsent(record);
  }

  /** The learner's answer. @throws SlipwayError `unknown-session`, `not-found` */
  async answer(owner: Actor, session: string, id: string, allow: boolean): Promise<Consent> {
    const record = await this.#own(owner, session, id);
    if (!allow) return this.#end(record, record.state === 'asked' ? 'denied' : 'revoked');
    await this.#assertEntitled(record);
    const given = this.#book.give(id);
    if (!given) throw noConsent();
    try {
      await this.#log.given(owner, given);
    } catch (error) {
      this.#book.end(id, 'revoked'); // What is not written down does not happen.
      throw error;
    }
    this.#tell(given);
    return viewConsent(given);
  }

  /** The learner takes it back: all that rests on it stops before this resolves. */
  async revoke(owner: Actor, session: string, id: string): Promise<Consent> {
    const record = await this.#own(owner, session, id);
    return this.#end(record, record.state === 'asked' ? 'denied' : 'revoked');
  }

  /** Whoever asked needs it no more. @throws SlipwayError `not-found` */
  async leave(actor: Actor, classId: string, id: string): Promise<Consent> {
    const record = this.#book.find(id);
    if (!record || record.by.id !== actor.id || record.class !== classId) throw noConsent();
    return this.#end(record, 'left');
  }

  /**
   * Judges anew, at each call, that the actor may still assist in the class, that the learner is still
   * of it, and that the consent is this actor's, for this use, and stands.
   * @throws SlipwayError `unknown-class`, `forbidden`
   */
  async use(actor: Actor, classId: string, id: string, use: ConsentUse): Promise<UsedConsent> {
    await this.#options.scope.reach(actor, classId);
    const record = this.#book.find(id);
    const isOwn = record?.by.id === actor.id && record.class === classId;
    if (!record || !isOwn || record.state !== 'given' || !uses[use].includes(record.right)) {
      throw new SlipwayError('forbidden', told('consent.none'));
    }
    await this.#options.scope.learner(classId, record.learner.id);
    return {
      session: record.session,
      allows: (wanted) => {
        const now = this.#book.find(id);
        return now?.state === 'given' && uses[wanted].includes(now.right);
      },
      onEnd: (stop) => this.#book.onEnd(id, stop),
    };
  }

  /** Ends what rests on a right that is there no more; call it when a class has changed. */
  async recheck(): Promise<void> {
    for (const record of this.#book.all) {
      const isEntitled = await this.#assertEntitled(record).then(
        () => true,
        (error: unknown) => {
          // A storage that is away takes nobody's right.
          if (error instanceof SlipwayError) return false;
          throw error;
        },
      );
      if (!isEntitled) this.#book.end(record.id, 'right-lost');
    }
  }

  async dispose(): Promise<void> {
    this.#release();
    this.#endAll(() => true, 'server-stopped');
    await this.#log.written();
    this.#listeners.clear();
  }

  async #assertEntitled({ by, class: classId, learner }: ConsentRecord): Promise<void> {
    await this.#options.scope.reach(by, classId);
    await this.#options.scope.learner(classId, learner.id);
  }

  async #own(owner: Actor, session: string, id: string): Promise<ConsentRecord> {
    const found = await this.#options.store.find(session);
    if (found?.owner !== owner.id) throw unknownSession(session);
    const record = this.#book.find(id);
    if (!record || record.session !== session) throw noConsent();
    return record;
  }

  async #end({ id, session, by, right }: ConsentRecord, end: ConsentEnd): Promise<Consent> {
    if (end === 'denied') this.#deny(questionKey(session, by.id, right));
    const over = this.#book.end(id, end);
    if (!over) throw noConsent();
    await this.#log.written();
    return viewConsent(over);
  }

  #deny(key: string): void {
    const now = this.#options.now().getTime();
    for (const [other, at] of this.#denied)
      if (now - at > deniedMilliseconds) this.#denied.delete(other);
    this.#denied.set(key, now);
  }

  #endAll(which: (record: ConsentRecord) => boolean, end: ConsentEnd): void {
    for (const record of this.#book.all) if (which(record)) this.#book.end(record.id, end);
  }

  #tell(record: ConsentRecord): void {
    if (record.state === 'over') this.#log.ended(record);
    for (const listener of this.#listeners) listener(record);
  }
}

const questionKey = (session: string, by: string, right: ConsentRight) =>
  JSON.stringify([session, by, right]);

const noConsent = () => new SlipwayError('not-found', told('consent.unknown'));
