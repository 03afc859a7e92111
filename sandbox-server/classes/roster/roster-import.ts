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
import { mayActFor, mayEnroll } from '../link-right.ts';
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
  /** Those of the rows' people who have not said yes yet. */
  readonly invited: ReadonlySet<string>;
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
   * Does what the preview with that digest showed; all of its rows but for those that are wrong. Who
   * has an account is invited in place of added: the preview does not tell who has one.
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
    const may = await mayEnroll(actor, personsOf(added), this.#options);
    const [here, asked] = [added.filter(isIn(may)), added.filter((one) => !isIn(may)(one))];
    const changes = plan.rows.flatMap(({ change, before, after }) =>
      change === 'changed' && before ? [{ person: before.person, after }] : [],
    );
    const ofMembers = changes.filter(({ person }) => !plan.invited.has(person));
    const ofInvited = changes.filter(({ person }) => plan.invited.has(person));
    const isDone = await store.changeRoster(classId, plan.version, {
      add: here.map(({ person, row: { after } }) => ({
        ...{ class: classId, person: person.id, name: after.name },
        ...{ externalId: after.externalId, role: after.role, joinedAt: now() },
      })),
      change: ofMembers.map(({ person, after: { name, externalId, role } }) => ({
        ...{ person, name, externalId, role },
      })),
      invite: [
        ...asked.map(({ person, row: { after } }) => ({ person: person.id, after })),
        ...ofInvited,
      ].map(({ person, after: { name, externalId, role } }) => ({
        ...{ class: classId, person, name, externalId, role },
        ...{ by: actor.id, invitedAt: now() },
      })),
    });
    if (!isDone) throw changed();
    const sums = {
      ...{ added: here.length, invited: asked.length, changed: count('changed') },
      ...{ same: count('same'), wrong: count('wrong') },
    };
    const detail = { ...sums, persons: personsOf(asked).map(({ id }) => id) };
    await audit.note(actor, {
      ...{ class: classId, action: 'roster.imported', subject: 'roster', detail },
    });
    return { ...sums, ...handOut(await this.#linksOf(actor, here)) };
  }

  async #plan(actor: Actor, classId: string, file: Uint8Array): Promise<Plan> {
    const { store, access } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    // The version first: what changes between the two is found when the plan is carried out.
    const version = await store.rosterVersion(classId);
    const [members, invited] = await Promise.all([store.members(classId), store.invited(classId)]);
    const { rows, ignored } = readRoster(file);
    const plan = planRoster(rows, members, invited);
    const added = plan.filter(({ change }) => change === 'added').length;
    if (members.length + invited.length + added > mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    const digest = createHash('sha256')
      .update(JSON.stringify([classId, version, actor.id]))
      .update(file)
      .digest('base64url');
    const persons = new Set(invited.map(({ person }) => person));
    return { rows: plan, ignored, invited: persons, version, digest };
  }

  async #peopleOf(rows: readonly PlannedRow[]): Promise<AddedRow[]> {
    const abouts = rows.map(({ after: { name, email } }) => ({ name, email }));
    const persons = await this.#options.people.ensureLearners(abouts);
    return rows.map((row, at) => ({ person: persons[at] as PersonRecord, row }));
  }

  /** Of those who have never been here: others come in as they always do. */
  async #linksOf(actor: Actor, added: readonly AddedRow[]): Promise<PersonalLink[]> {
    const unseen = added.filter(({ person }) => person.lastSeenAt === null);
    const may = await mayActFor(actor, personsOf(unseen), this.#options);
    const handed = unseen.filter(isIn(may));
    const links = await this.#options.people.issueLinks(personsOf(handed));
    return handed.map(({ person, row }) => {
      const { name, email, externalId } = row.after;
      return { person: person.id, name, email, externalId, link: links.get(person.id) as string };
    });
  }
}

/** A row with whom it is of. */
interface AddedRow {
  readonly person: PersonRecord;
  readonly row: PlannedRow;
}

const personsOf = (rows: readonly AddedRow[]) => rows.map(({ person }) => person);
const isIn =
  (ids: ReadonlySet<string>) =>
  ({ person }: AddedRow): boolean =>
    ids.has(person.id);

const changed = () => new SlipwayError('conflict', told('roster.changed'));
