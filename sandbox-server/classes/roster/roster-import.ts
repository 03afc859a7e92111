import { createHash } from 'node:crypto';
import {
  mostInClass,
  type PersonalLink,
  type RosterApplied,
  type RosterPreview,
} from '../../../protocol/roster.ts';
import type { AuditLog } from '../../audit/audit-log.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Actor } from '../../people/actor.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import type { PersonRecord } from '../../storage/people/people-store.ts';
import { told } from '../../words/told.ts';
import { assertActive } from '../assert-active.ts';
import type { ClassAccess } from '../class-access.ts';
import type { ClassPeople } from '../class-people.ts';
import { mayActFor } from '../link-right.ts';
import { handOut } from './hand-out.ts';
import { type PlannedRow, planRoster } from './plan-roster.ts';
import { readRoster } from './read-roster.ts';

export interface RosterImportOptions {
  readonly store: ClassStore;
  readonly access: ClassAccess;
  readonly people: ClassPeople;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly ignored: readonly string[];
  readonly version: number;
  readonly digest: string;
}

/** Takes a roster from a CSV file, in two calls: the first shows what the second does. */
export class RosterImport {
  readonly #options: RosterImportOptions;

  constructor(options: RosterImportOptions) {
    this.#options = options;
  }

  /** @throws SlipwayError `unknown-class`, `forbidden`, `class-archived`, `bad-request` */
  async preview(actor: Actor, classId: string, file: Uint8Array): Promise<RosterPreview> {
    const { rows, ignored, digest } = await this.#plan(actor, classId, file);
    return {
      rows: rows.map(({ row, change, problems, before, after }) => ({
        line: row.line,
        change,
        problems: [...problems],
        before: before && {
          ...{ name: before.name, email: before.email },
          ...{ externalId: before.externalId, role: before.role },
        },
        after: { ...after, role: row.role ?? (row.writtenRole || after.role) },
      })),
      ignored: [...ignored],
      digest,
    };
  }

  /**
   * Does what the preview with that digest showed; all of its rows but for those that are wrong.
   * @throws SlipwayError as {@link preview}, and `conflict` where roster or file have changed since
   */
  async apply(
    actor: Actor,
    classId: string,
    file: Uint8Array,
    digest: string,
  ): Promise<RosterApplied> {
    const { store, audit, now } = this.#options;
    const plan = await this.#plan(actor, classId, file);
    if (plan.digest !== digest) throw changed();
    const count = (change: PlannedRow['change']) =>
      plan.rows.filter((row) => row.change === change).length;
    const added = await this.#peopleOf(plan.rows.filter(({ change }) => change === 'added'));
    const changes = plan.rows.flatMap(({ change, before, after }) =>
      change === 'changed' && before ? [{ before, after }] : [],
    );
    const isDone = await store.changeRoster(classId, plan.version, {
      add: added.map(({ person, row: { after } }) => ({
        ...{ class: classId, person: person.id, name: after.name },
        ...{ externalId: after.externalId, role: after.role, joinedAt: now() },
      })),
      change: changes.map(({ before, after: { name, externalId, role } }) => ({
        ...{ person: before.person, name, externalId, role },
      })),
    });
    if (!isDone) throw changed();
    const sums = {
      ...{ added: count('added'), changed: count('changed') },
      ...{ same: count('same'), wrong: count('wrong') },
    };
    await audit.note(actor, {
      ...{ class: classId, action: 'roster.imported', subject: 'roster', detail: sums },
    });
    return { ...sums, ...handOut(await this.#linksOf(actor, added)) };
  }

  async #plan(actor: Actor, classId: string, file: Uint8Array): Promise<Plan> {
    const { store, access } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    // The version first: what changes between the two is found when the plan is carried out.
    const version = await store.rosterVersion(classId);
    const members = await store.members(classId);
    const { rows, ignored } = readRoster(file);
    const plan = planRoster(rows, members);
    const added = plan.filter(({ change }) => change === 'added').length;
    if (members.length + added > mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    const digest = createHash('sha256')
      .update(JSON.stringify([classId, version, actor.id]))
      .update(file)
      .digest('base64url');
    return { rows: plan, ignored, version, digest };
  }

  async #peopleOf(rows: readonly PlannedRow[]) {
    const found: { person: PersonRecord; row: PlannedRow }[] = [];
    for (const row of rows) {
      const { name, email } = row.after;
      found.push({ person: await this.#options.people.ensureLearner({ name, email }), row });
    }
    return found;
  }

  /** Of those who have never been here: others come in as they always do. */
  async #linksOf(
    actor: Actor,
    added: readonly { person: PersonRecord; row: PlannedRow }[],
  ): Promise<PersonalLink[]> {
    const links: PersonalLink[] = [];
    for (const { person, row } of added) {
      if (person.lastSeenAt !== null || !(await mayActFor(actor, person, this.#options))) continue;
      const { name, email, externalId } = row.after;
      const link = await this.#options.people.issueLink(person.id);
      links.push({ person: person.id, name, email, externalId, link });
    }
    return links;
  }
}

const changed = () => new SlipwayError('conflict', told('roster.changed'));
