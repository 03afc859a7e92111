import type { AuditAction } from '../../protocol/audit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Actor } from '../people/actor.ts';
import type { ConsentRecord } from './consent-book.ts';

export interface ConsentLogOptions {
  readonly audit: AuditLog;
  readonly onError: (error: unknown) => void;
}

/** Writes into the audit log who gave leave to whom, and how it ended. */
export class ConsentLog {
  readonly #options: ConsentLogOptions;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: ConsentLogOptions) {
    this.#options = options;
  }

  given(owner: Actor, record: ConsentRecord): Promise<void> {
    return this.#note(owner, 'consent.given', record, { until: record.until.toISOString() });
  }

  /** Ends are written one after another; that of a consent that was never given is a denial, or nothing. */
  ended(record: ConsentRecord): void {
    const { end, by, learner } = record;
    const isLearners = end === 'denied' || end === 'revoked';
    if (!record.wasGiven && end !== 'denied') return;
    const who: Actor = isLearners ? { ...learner, role: 'learner' } : by;
    const action = end === 'denied' ? 'consent.denied' : 'consent.ended';
    this.#writing = this.#writing.then(() =>
      this.#note(who, action, record, { end, since: record.since.toISOString() }).catch(
        this.#options.onError,
      ),
    );
  }

  /** Resolves once all ends that it was told of are written. */
  async written(): Promise<void> {
    await this.#writing;
  }

  async #note(
    who: Actor,
    action: AuditAction,
    record: ConsentRecord,
    more: Record<string, unknown>,
  ): Promise<void> {
    const { class: classId, learner, by, right, lesson, id } = record;
    await this.#options.audit.note(who, {
      ...{ class: classId, action },
      ...{ subject: `learner ${learner.name}`, person: learner.id },
      detail: {
        ...{ consent: id, learner: learner.id, to: by.id, toName: by.name },
        ...{ right, lesson },
        ...more,
      },
    });
  }
}
