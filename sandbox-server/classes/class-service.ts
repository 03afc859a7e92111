import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { AuditAction } from '../../protocol/audit.ts';
import {
  type Class,
  type classChangeSchema,
  type classCopySchema,
  type classDraftSchema,
  type classListQuerySchema,
  usualStuckMinutes,
} from '../../protocol/class.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { readPlace, writePlace } from '../paging/place.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRecord, ClassRecordChange, ClassStore } from '../storage/classes/class-store.ts';
import { told } from '../words/told.ts';
import type { AccessedClass, ClassAccess } from './class-access.ts';
import { assertActive } from './assert-active.ts';
import type { ClassCopier } from './class-copier.ts';
import type { ClassPeople } from './class-people.ts';
import type { TimeZoneFollower } from './time-zone-follower.ts';
import { viewClass } from './class-view.ts';
import { createJoinCode } from './join-code.ts';

export interface ClassServiceOptions {
  readonly store: ClassStore;
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  /** Those of other parts of the classroom; they may come later. */
  readonly copiers: readonly ClassCopier[];
  /** The same. */
  readonly zoneFollowers: readonly TimeZoneFollower[];
  readonly people: ClassPeople;
  readonly now: () => Date;
}

/** Classes, from the first day to the last. All may throw SlipwayError `unknown-class`, `forbidden`. */
export class ClassService {
  readonly #options: ClassServiceOptions;

  constructor(options: ClassServiceOptions) {
    this.#options = options;
  }

  /** Whoever makes a class is its instructor. */
  async create(actor: Actor, draft: z.infer<typeof classDraftSchema>): Promise<Class> {
    const record = await this.#insert(actor, draft);
    const { name, timeZone, join } = record;
    await this.#note(actor, record, 'class.created', { name, timeZone, join });
    return viewClass(record, 'instructor', 0);
  }

  async list(
    actor: Actor,
    query: z.infer<typeof classListQuerySchema>,
  ): Promise<{ classes: Class[]; next: string | null }> {
    if (query.of === 'all' && actor.role !== 'administrator') {
      throw new SlipwayError('forbidden', told('audit.forbidden'));
    }
    const place = query.after === undefined ? null : readPlace(query.after);
    const found = await this.#options.store.list({
      asker: actor.id,
      ...(query.of === 'mine' && { of: actor.id }),
      archived: query.archived,
      ...(place && { before: { createdAt: place.at, id: place.id } }),
      limit: query.limit + 1,
    });
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    const isMore = found.length > query.limit && last;
    return {
      classes: shown.map((record) => viewClass(record, record.role, record.learners)),
      next: isMore ? writePlace({ at: last.createdAt, id: last.id }) : null,
    };
  }

  async read(actor: Actor, id: string): Promise<Class> {
    return this.#view(await this.#options.access.require(actor, id, 'see'));
  }

  /** Of an archived class nothing changes but that. @throws SlipwayError `class-archived` */
  async change(
    actor: Actor,
    id: string,
    change: z.infer<typeof classChangeSchema>,
  ): Promise<Class> {
    const { store, access, now } = this.#options;
    const { class: before } = await access.require(actor, id, 'teach');
    const { archived, renewCode, name, timeZone, join, stuckMinutes } = change;
    if (archived !== false) assertActive(before);
    const wanted: ClassRecordChange = {
      ...(name !== undefined && { name }),
      ...(timeZone !== undefined && { timeZone }),
      ...(join !== undefined && { join }),
      ...(stuckMinutes !== undefined && { stuckMinutes }),
      ...(renewCode && { code: createJoinCode() }),
      ...(archived !== undefined && {
        archivedAt: archived ? (before.archivedAt ?? now()) : null,
      }),
    };
    await store.update(id, wanted);
    const deeds = deedsOf(before, change);
    for (const [action, detail] of deeds) await this.#note(actor, before, action, detail);
    if (timeZone !== undefined && timeZone !== before.timeZone) {
      for (const follower of this.#options.zoneFollowers) await follower.timeZoneChanged(id);
    }
    return this.read(actor, id);
  }

  /** Another class like it; the one who copies teaches it. */
  async copy(actor: Actor, id: string, copy: z.infer<typeof classCopySchema>): Promise<Class> {
    const { store, access, copiers } = this.#options;
    const { class: origin } = await access.require(actor, id, 'teach');
    const { timeZone, join, stuckMinutes } = origin;
    const record = await this.#insert(actor, { name: copy.name, timeZone, join, stuckMinutes });
    try {
      if (copy.roster) await this.#copyRoster(actor, id, record.id);
      for (const copier of copiers) await copier.copy(actor, id, record.id, copy.days);
    } catch (error) {
      await store.remove(record.id);
      throw error;
    }
    const detail = { name: copy.name, from: id, roster: copy.roster, days: copy.days };
    await this.#note(actor, record, 'class.copied', detail);
    return this.read(actor, record.id);
  }

  /** What was done in it stays in the audit log. @throws SlipwayError `conflict` unless it is archived */
  async remove(actor: Actor, id: string): Promise<void> {
    const { store, access } = this.#options;
    const { class: record } = await access.require(actor, id, 'teach');
    if (record.archivedAt === null) throw new SlipwayError('conflict', told('class.notArchived'));
    const learners = await store.countLearners(id);
    await store.remove(id);
    await this.#note(actor, record, 'class.removed', { name: record.name, learners });
  }

  /**
   * Who lives by a personal link goes along. Who has an account is invited, and joins by their own yes;
   * administrators ask nobody, as with any roster of theirs.
   */
  async #copyRoster(actor: Actor, from: string, to: string): Promise<void> {
    const { store, people, now } = this.#options;
    const members = await store.roster(from);
    const others = members.filter(({ person }) => person !== actor.id);
    const known = await people.findMany(others.map(({ person }) => person));
    const asksNobody = actor.role === 'administrator';
    const goAlong = asksNobody
      ? new Set(others.map(({ person }) => person))
      : await people.mayHaveLinks(known);
    const there = new Set(known.map(({ id }) => id));
    const at = now();
    const add = others
      .filter(({ person }) => goAlong.has(person))
      .map((member) => ({ ...member, class: to, joinedAt: at }));
    const invite = others
      .filter(({ person }) => !goAlong.has(person) && there.has(person))
      .map(({ person, name, externalId, role }) => ({
        ...{ class: to, person, name, externalId, role, by: actor.id, invitedAt: at },
      }));
    await store.changeRoster(to, await store.rosterVersion(to), { add, invite });
  }

  async #insert(
    actor: Actor,
    draft: Pick<ClassRecord, 'name' | 'timeZone' | 'join'> &
      Partial<Pick<ClassRecord, 'stuckMinutes'>>,
  ): Promise<ClassRecord> {
    const { store, now } = this.#options;
    if (actor.role !== 'administrator' && actor.role !== 'instructor') {
      throw new SlipwayError('forbidden', told('class.mayNotCreate'));
    }
    const rest = { code: createJoinCode(), createdAt: now(), archivedAt: null };
    const record = { id: randomUUID(), stuckMinutes: usualStuckMinutes, ...draft, ...rest };
    await store.insert(record, {
      class: record.id,
      person: actor.id,
      name: actor.name,
      externalId: null,
      role: 'instructor',
      joinedAt: record.createdAt,
    });
    return record;
  }

  async #view({ class: record, role }: AccessedClass): Promise<Class> {
    return viewClass(record, role, await this.#options.store.countLearners(record.id));
  }

  async #note(
    actor: Actor,
    { id, name }: ClassRecord,
    action: AuditAction,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.#options.audit.note(actor, { class: id, action, subject: `class ${name}`, detail });
  }
}

type Deed = readonly [action: AuditAction, detail: Record<string, unknown>];

/** What a change does, as the audit log tells it: a code is a secret, and is not told. */
function deedsOf(before: ClassRecord, change: z.infer<typeof classChangeSchema>): Deed[] {
  const fields = (['name', 'timeZone', 'join', 'stuckMinutes'] as const).filter(
    (field) => change[field] !== undefined && change[field] !== before[field],
  );
  const pick = (from: Partial<ClassRecord>) =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  const isArchived = before.archivedAt !== null;
  return [
    ...(fields.length > 0
      ? [
          [
            'class.changed',
            { before: pick(before), after: pick(change as Partial<ClassRecord>) },
          ] as const,
        ]
      : []),
    ...(change.renewCode ? [['class.code-renewed', {}] as const] : []),
    ...(change.archived === true && !isArchived ? [['class.archived', {}] as const] : []),
    ...(change.archived === false && isArchived ? [['class.unarchived', {}] as const] : []),
  ];
}
