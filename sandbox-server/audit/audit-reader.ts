import type { AuditEntry } from '../../protocol/audit.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { readPlace, writePlace } from '../paging/place.ts';
import type { Actor } from '../people/actor.ts';
import type { AuditRecord, AuditStore } from '../storage/audit/audit-store.ts';
import { told } from '../words/told.ts';
import { type AuditNames, type AuditNameSources, auditNames } from './audit-names.ts';

export interface AuditPage {
  readonly entries: AuditEntry[];
  readonly next: string | null;
}

/** Shows what was done: of a class to its instructors, all of it to administrators. */
export class AuditReader {
  readonly #store: AuditStore;
  readonly #access: ClassAccess;
  readonly #names: AuditNameSources;

  constructor(store: AuditStore, access: ClassAccess, names: AuditNameSources) {
    this.#store = store;
    this.#access = access;
    this.#names = names;
  }

  /** @throws SlipwayError `unknown-class`, `forbidden` */
  async ofClass(actor: Actor, classId: string, page: PageQuery): Promise<AuditPage> {
    await this.#access.require(actor, classId, 'teach');
    return this.#read(page, classId);
  }

  /** Of removed classes too. @throws SlipwayError `forbidden` */
  async all(actor: Actor, page: PageQuery): Promise<AuditPage> {
    if (actor.role !== 'administrator') {
      throw new SlipwayError('forbidden', told('audit.forbidden'));
    }
    return this.#read(page);
  }

  async #read({ after, limit }: PageQuery, classId?: string): Promise<AuditPage> {
    const entries = await this.#store.list({
      ...(classId !== undefined && { class: classId }),
      ...(after !== undefined && { before: readPlace(after) }),
      limit: limit + 1,
    });
    const shown = entries.slice(0, limit);
    const last = shown.at(-1);
    const next = entries.length > limit && last ? writePlace(last) : null;
    const names = await auditNames(shown, classId ?? null, this.#names);
    return {
      entries: shown.flatMap((entry, at) => (names[at] ? [viewEntry(entry, names[at])] : [])),
      next,
    };
  }
}

interface PageQuery {
  readonly after?: string | undefined;
  readonly limit: number;
}

const viewEntry = (entry: AuditRecord, { about, persons, className }: AuditNames): AuditEntry => ({
  id: entry.id,
  at: entry.at.toISOString(),
  by: entry.by,
  byName: entry.byName,
  class: entry.class,
  action: entry.action,
  subject: entry.subject,
  ...{ about, persons: [...persons], className },
  detail: { ...entry.detail },
});
