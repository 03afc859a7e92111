import type { Logger } from 'pino';
import type { StepOutcome } from '../checks/step-outcome.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { SessionHub, SessionObserver } from '../sessions/session-hub.ts';
import type { SessionNews } from '../sessions/session-news.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';
import { lessonSteps } from './lesson-steps.ts';
import { SessionWork } from './session-work.ts';

export interface WorkTrackerOptions {
  readonly hub: SessionHub;
  readonly store: Pick<SessionStore, 'find'>;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  /** The last outcomes of a session; undefined where no machine runs. */
  readonly outcomes: (session: string) => readonly StepOutcome[] | undefined;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Follows what all learners do in their sessions, whether anybody looks at a board or not: that
 * somebody has been stuck for five minutes is known when the board is opened.
 */
export class WorkTracker implements SessionObserver {
  readonly #options: WorkTrackerOptions;
  readonly #works = new Map<string, SessionWork>();
  /** By session; true where something was told while it was read, which may be older then. */
  readonly #loading = new Map<string, boolean>();
  readonly #listeners = new Set<(work: SessionWork) => void>();
  readonly #release: () => void;

  constructor(options: WorkTrackerOptions) {
    this.#options = options;
    this.#release = options.hub.observe(this);
  }

  /** @returns ends it */
  onChange(listener: (work: SessionWork) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** By learner: their latest session in the lesson, one whose machine runs before one that sleeps. */
  inLesson(lesson: string): Map<string, SessionWork> {
    const found = new Map<string, SessionWork>();
    for (const work of this.#works.values()) {
      if (work.session.lesson !== lesson) continue;
      const { owner } = work.session;
      const other = found.get(owner);
      if (!other || isBefore(work, other)) found.set(owner, work);
    }
    return found;
  }

  /** Sessions of a learner with an open page. */
  withPage(owner: string): SessionWork[] {
    const works = [...this.#works.values()];
    return works.filter(({ session, isThere }) => session.owner === owner && isThere);
  }

  /** Sessions of a guest who signed in are another's now. */
  async reread(owner: string): Promise<void> {
    for (const id of this.#loading.keys()) this.#loading.set(id, true);
    for (const work of this.#works.values()) {
      if (work.session.owner !== owner) continue;
      const record = await this.#options.store.find(work.session.id);
      if (!record || record.owner === owner) continue;
      work.session = { ...work.session, owner: record.owner };
      this.#tell(work);
    }
  }

  news(id: string, news: SessionNews): void {
    if (news.type !== 'session' && news.type !== 'step') return;
    const work = this.#works.get(id);
    if (!work) return void this.#load(id);
    if (news.type === 'step') work.take(news.outcome, this.#now());
    else {
      const { state, expiresAt } = news.session;
      // A machine that starts again without having slept was reset: what was in it is gone.
      if (state === 'starting' && work.isRunning) this.#works.delete(id);
      work.isRunning = state === 'ready';
      if (work.isRunning) work.expires(Date.parse(expiresAt), this.#now());
      if (state === 'ended' || state === 'failed') this.#works.delete(id);
    }
    this.#tell(work);
  }

  presence(id: string, isThere: boolean): void {
    const work = this.#works.get(id);
    if (!work) {
      if (isThere) void this.#load(id);
      return;
    }
    work.isThere = isThere;
    this.#tell(work);
  }

  dispose(): void {
    this.#release();
    this.#listeners.clear();
  }

  #now(): number {
    return this.#options.now().getTime();
  }

  #tell(work: SessionWork): void {
    for (const listener of this.#listeners) listener(work);
  }

  /** Read again where something was told meanwhile: a session that ended may have been read before. */
  async #load(id: string): Promise<void> {
    const isUnderWay = this.#loading.has(id);
    this.#loading.set(id, isUnderWay);
    if (isUnderWay) return;
    try {
      let work: SessionWork | null;
      do {
        this.#loading.set(id, false);
        work = await this.#read(id);
      } while (this.#loading.get(id));
      if (!work) return;
      this.#works.set(id, work);
      this.#tell(work);
    } catch (error) {
      const { log } = this.#options;
      log.warn({ err: error, session: id }, 'a session is missing on the board');
    } finally {
      this.#loading.delete(id);
    }
  }

  /** Null for a session that is over. */
  async #read(id: string): Promise<SessionWork | null> {
    const { store, catalogue, outcomes, hub } = this.#options;
    const record = await store.find(id);
    if (!record || record.state === 'ended' || record.state === 'failed') return null;
    const { owner, lesson, createdAt, expiresAt } = record;
    const steps = lessonSteps(catalogue.lesson(lesson).exercise).map((step) => step.id);
    const work = new SessionWork({ id, owner, lesson, createdAt: createdAt.getTime() }, steps);
    const found = outcomes(id);
    work.isThere = hub.isThere(id);
    work.isRunning = found !== undefined;
    work.expires(expiresAt.getTime(), this.#now());
    for (const outcome of found ?? []) {
      if (!isUnseen(outcome)) work.take(outcome, this.#now());
    }
    return work;
  }
}

/** A step that was not looked at yet stands as failed; what is found first is how it begins. */
function isUnseen({ doneAt, checks }: StepOutcome): boolean {
  return (
    doneAt === null &&
    checks.every(({ found }) => typeof found === 'object' && found.key === 'check.notLooked')
  );
}

function isBefore(one: SessionWork, other: SessionWork): boolean {
  if (one.isRunning !== other.isRunning) return one.isRunning;
  return one.session.createdAt > other.session.createdAt;
}
