import { randomUUID } from 'node:crypto';
import type { ConsentEnd, ConsentRight } from '../../protocol/consent.ts';
import type { NamedPerson } from '../../protocol/help.ts';
import type { Actor } from '../people/actor.ts';

/** How long a question for consent stands. */
export const askedMilliseconds = 2 * 60_000;
/** How long a consent holds at the most. */
export const givenMilliseconds = 60 * 60_000;

/** What is asked for, of whom, by whom. */
export interface ConsentQuestion {
  readonly class: string;
  readonly lesson: string;
  /** It holds for this one alone. */
  readonly session: string;
  readonly learner: NamedPerson;
  readonly by: Actor;
  readonly right: ConsentRight;
}

/** A question, or a consent. */
export interface ConsentRecord extends ConsentQuestion {
  readonly id: string;
  readonly state: 'asked' | 'given' | 'over';
  /** Whether the learner ever said yes. */
  readonly wasGiven: boolean;
  readonly since: Date;
  readonly until: Date;
  readonly end: ConsentEnd | null;
}

interface Entry {
  record: ConsentRecord;
  timer: NodeJS.Timeout;
  readonly onEnd: Set<() => void>;
}

/** Questions and consents that stand now, and what must stop when one is over. It decides no rights. */
export class ConsentBook {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => Date;
  readonly #over: (record: ConsentRecord) => void;

  /** @param over is told of each that ended, by time or otherwise */
  constructor(now: () => Date, over: (record: ConsentRecord) => void) {
    this.#now = now;
    this.#over = over;
  }

  get all(): ConsentRecord[] {
    return [...this.#entries.values()].map(({ record }) => record);
  }

  /** Undefined for one that is over, or never was. */
  find(id: string): ConsentRecord | undefined {
    const record = this.#entries.get(id)?.record;
    return record && record.until > this.#now() ? record : undefined;
  }

  /** The same question again is the same question. */
  ask(question: ConsentQuestion): ConsentRecord {
    const same = this.all.find(
      ({ session, by, right }) =>
        session === question.session && by.id === question.by.id && right === question.right,
    );
    if (same) return same;
    const record: ConsentRecord = {
      ...question,
      id: randomUUID(),
      state: 'asked',
      wasGiven: false,
      end: null,
      ...this.#span(askedMilliseconds),
    };
    const timer = this.#lapse(record.id, askedMilliseconds, 'unanswered');
    this.#entries.set(record.id, { record, timer, onEnd: new Set() });
    return record;
  }

  /** Undefined where it is not asked any more. */
  give(id: string): ConsentRecord | undefined {
    const entry = this.#entries.get(id);
    if (!entry || entry.record.state !== 'asked') return undefined;
    clearTimeout(entry.timer);
    entry.timer = this.#lapse(id, givenMilliseconds, 'time-over');
    const span = this.#span(givenMilliseconds);
    entry.record = { ...entry.record, state: 'given', wasGiven: true, ...span };
    return entry.record;
  }

  /** Ends it at once, with all that rests on it. Undefined where it is over already. */
  end(id: string, end: ConsentEnd): ConsentRecord | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    this.#entries.delete(id);
    clearTimeout(entry.timer);
    for (const stop of entry.onEnd) stop();
    const record: ConsentRecord = { ...entry.record, state: 'over', end };
    this.#over(record);
    return record;
  }

  /** Calls `stop` when the consent is over; at once where it is. @returns forgets it */
  onEnd(id: string, stop: () => void): () => void {
    const entry = this.#entries.get(id);
    if (!entry) {
      stop();
      return () => undefined;
    }
    entry.onEnd.add(stop);
    return () => entry.onEnd.delete(stop);
  }

  #span(milliseconds: number) {
    const since = this.#now();
    return { since, until: new Date(since.getTime() + milliseconds) };
  }

  #lapse(id: string, milliseconds: number, how: ConsentEnd): NodeJS.Timeout {
    return setTimeout(() => this.end(id, how), milliseconds).unref();
  }
}
