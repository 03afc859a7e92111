import type { Session } from '../../protocol/session.ts';
import type { RegistryAccess } from '../registry/classroom-registry.ts';
import type {
  SessionChange,
  SessionRecord,
  SessionStore,
} from '../storage/sessions/session-store.ts';
import { unknownSession } from './session-errors.ts';
import { SessionHub } from './session-hub.ts';
import { type PreviewAddress, viewSession } from './session-view.ts';

export interface SessionBookOptions {
  readonly store: SessionStore;
  readonly registry: RegistryAccess;
  readonly previewAddress: () => PreviewAddress;
  /** Place in line of a session that waits. */
  readonly queueOf: (id: string) => Session['queue'];
}

/** What is written about sessions; whoever listens is told of every change. */
export class SessionBook {
  readonly hub = new SessionHub();
  readonly #options: SessionBookOptions;

  constructor(options: SessionBookOptions) {
    this.#options = options;
  }

  /** @throws SlipwayError `unknown-session` */
  async record(id: string): Promise<SessionRecord> {
    const record = await this.#options.store.find(id);
    if (!record) throw unknownSession(id);
    return record;
  }

  /** @throws SlipwayError `unknown-session`, also for a session of somebody else's */
  async owned(id: string, owner: string): Promise<SessionRecord> {
    const record = await this.record(id);
    if (record.owner !== owner) throw unknownSession(id);
    return record;
  }

  async change(id: string, change: SessionChange): Promise<void> {
    await this.#options.store.update(id, change);
    await this.tell(id);
  }

  /** Tells where a session stands, if it is still known. */
  async tell(id: string): Promise<void> {
    const record = await this.#options.store.find(id);
    if (record) this.hub.tell(id, { type: 'session', session: this.view(record) });
  }

  view(record: SessionRecord): Session {
    const { previewAddress, queueOf, registry } = this.#options;
    const account = record.machine ? registry.accountOf(record.machine.id) : undefined;
    return viewSession(record, previewAddress(), queueOf(record.id), account);
  }
}
