import type { Logger } from 'pino';
import type { CheckOutcome } from '../checks/step-outcome.ts';
import type { SessionHub, SessionObserver } from '../sessions/session-hub.ts';
import type { SessionNews } from '../sessions/session-news.ts';
import type { OutcomeRecord, OutcomeStore } from '../storage/outcomes/outcome-store.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';

/**
 * Milliseconds that outcomes are gathered before they are written at once. A failure that is another
 * before that was on the way, such as a container that has not ended yet, and is left out.
 */
const gatherFor = 2_000;
/** Outcomes that are kept while storage is away; older ones are given up. */
const mostWaiting = 20_000;
const longestFailure = 1_000;

export interface OutcomeRecorderOptions {
  readonly hub: SessionHub;
  readonly sessions: Pick<SessionStore, 'find'>;
  readonly outcomes: OutcomeStore;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * Writes down how learners' checks come out. What a session begins with is not the learner's doing:
 * only what changes after it counts, each failure that is another than the one before.
 */
export class OutcomeRecorder implements SessionObserver {
  readonly #options: OutcomeRecorderOptions;
  /** By session, then by step and check: how it came out last. */
  readonly #last = new Map<string, Map<string, string>>();
  readonly #release: () => void;
  #waiting: Omit<OutcomeRecord, 'person' | 'lesson'>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: OutcomeRecorderOptions) {
    this.#options = options;
    this.#release = options.hub.observe(this);
  }

  news(session: string, news: SessionNews): void {
    if (news.type === 'session' && ['ended', 'failed', 'hibernated'].includes(news.session.state)) {
      this.#last.delete(session);
    }
    if (news.type !== 'step') return;
    const last = this.#last.get(session) ?? new Map<string, string>();
    this.#last.set(session, last);
    for (const check of news.outcome.checks) {
      const seen = outcomeText(check);
      if (seen === null) continue;
      const key = `${news.outcome.step}/${check.id}`;
      const before = last.get(key);
      last.set(key, seen);
      if (before === undefined || before === seen) continue;
      this.#add(session, news.outcome.step, check);
    }
  }

  presence(): void {}

  /** Resolves once all that was told is written, or given up. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const outcomes = this.#waiting.splice(0);
    this.#writing = this.#writing.then(() => this.#write(outcomes));
    await this.#writing;
  }

  async dispose(): Promise<void> {
    this.#release();
    await this.flush();
    clearTimeout(this.#timer);
  }

  #add(session: string, step: string, { id, status, found }: CheckOutcome): void {
    const passed = status === 'passed';
    const failure = passed ? null : JSON.stringify(found ?? '').slice(0, longestFailure);
    const at = this.#options.now();
    this.#waiting = this.#waiting.filter(
      (each) =>
        each.passed ||
        at.getTime() - each.at.getTime() >= gatherFor ||
        [each.session, each.step, each.check].join() !== [session, step, id].join(),
    );
    this.#waiting.push({ session, step, check: id, passed, failure, at });
    this.#timer ??= setTimeout(() => void this.flush(), gatherFor);
  }

  async #write(outcomes: readonly Omit<OutcomeRecord, 'person' | 'lesson'>[]): Promise<void> {
    if (outcomes.length === 0) return;
    try {
      const owners = await this.#ownersOf(new Set(outcomes.map(({ session }) => session)));
      await this.#options.outcomes.append(
        outcomes.flatMap((outcome) => {
          const owner = owners.get(outcome.session);
          return owner ? [{ ...outcome, ...owner }] : [];
        }),
      );
    } catch (error) {
      this.#options.log.warn({ err: error }, 'outcomes of checks wait to be written');
      this.#waiting = [...outcomes, ...this.#waiting].slice(-mostWaiting);
    }
  }

  async #ownersOf(sessions: ReadonlySet<string>) {
    const found = await Promise.all(
      [...sessions].map(async (id) => [id, await this.#options.sessions.find(id)] as const),
    );
    return new Map(
      found.flatMap(([id, record]) =>
        record ? [[id, { person: record.owner, lesson: record.lesson }] as const] : [],
      ),
    );
  }
}

/** What tells an outcome from the one before; null where there is none: it errored, or was not looked at yet. */
function outcomeText({ status, found }: CheckOutcome): string | null {
  if (status === 'errored') return null;
  if (status === 'passed') return status;
  if (typeof found === 'object' && found.key === 'check.notLooked') return null;
  return JSON.stringify(found ?? '');
}
