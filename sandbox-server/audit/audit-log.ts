import type { AuditAction } from '../../protocol/audit.ts';
import type { Actor } from '../people/actor.ts';
import type { AuditStore } from '../storage/audit/audit-store.ts';
import { createEntryId } from './entry-id.ts';

/** What is written down beside who did it and when. */
export interface Deed {
  readonly class: string | null;
  readonly action: AuditAction;
  readonly subject: string;
  /** Whom the subject names, where it is a person: their name is forgotten with them. */
  readonly person?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down what people do to classes, people and grades. Services call it once the deed is done. */
export class AuditLog {
  readonly #store: AuditStore;

  constructor(store: AuditStore) {
    this.#store = store;
  }

  async note(by: Actor, deed: Deed): Promise<void> {
    await this.#store.append({
      id: createEntryId(),
      at: new Date(),
      by: by.id,
      byName: by.name,
      class: deed.class,
      action: deed.action,
      subject: deed.subject,
      subjectPerson: deed.person ?? null,
      detail: deed.detail ?? {},
    });
  }
}
