import type { z } from 'zod';
import type { AuditAction } from '../../../protocol/audit.ts';
import type { Enrollment } from '../../../protocol/class.ts';
import {
  type addedMemberSchema,
  type enrollmentChangeSchema,
  mostInClass,
  type Roster,
  type RosterRow,
} from '../../../protocol/roster.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Actor } from '../../people/actor.ts';
import type { MemberRecord } from '../../storage/classes/class-store.ts';
import { told } from '../../words/told.ts';
import { assertActive } from '../assert-active.ts';
import { viewInvited, viewMember } from '../class-view.ts';
import { mayActFor, mayEnroll } from '../link-right.ts';
import { changeMembers } from './change-members.ts';
import type { RosterImportOptions } from './roster-import.ts';

type AddedMember = z.infer<typeof addedMemberSchema>;

/** Who belongs to a class. All may throw SlipwayError `unknown-class`, `forbidden`. */
export class RosterService {
  readonly #options: RosterImportOptions;

  constructor(options: RosterImportOptions) {
    this.#options = options;
  }

  /** For those who teach or assist. */
  async list(actor: Actor, classId: string): Promise<Roster> {
    const { access, store } = this.#options;
    await access.require(actor, classId, 'assist');
    const [members, invited] = await Promise.all([store.members(classId), store.invited(classId)]);
    return { members: members.map(viewMember), invited: invited.map(viewInvited) };
  }

  /**
   * Adds somebody who is new; one who has an account is invited, and nothing of theirs is told: no more
   * than what was written of them. That there is an account is told, for there is no link then.
   * @throws SlipwayError `class-archived`, `conflict` where they are of the class or invited, or it is full
   */
  async add(actor: Actor, classId: string, row: RosterRow): Promise<AddedMember> {
    const { access, store, people, audit, now } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    const [roster, invited] = await Promise.all([store.roster(classId), store.invited(classId)]);
    if (roster.length + invited.length >= mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    const { name, externalId, role } = row;
    const email = row.email?.toLowerCase() ?? null;
    const person = await people.ensureLearner({ name, email });
    const is = (one: { person: string }) => one.person === person.id;
    if (roster.some(is)) throw new SlipwayError('conflict', told('class.isMember'));
    if (invited.some(is)) throw new SlipwayError('conflict', told('class.isInvited'));
    const wanted = { class: classId, person: person.id, name, externalId, role };
    const note = (action: AuditAction) =>
      audit.note(actor, {
        ...{ class: classId, action, subject: `${role} ${name}` },
        ...{ person: person.id, detail: { role } },
      });
    if (!(await mayEnroll(actor, [person], this.#options)).has(person.id)) {
      const invitation = { ...wanted, by: actor.id, invitedAt: now() };
      await changeMembers(store, classId, () => ({ invite: [invitation] }));
      await note('roster.invited');
      return { member: null, invited: viewInvited({ ...invitation, email }), link: null };
    }
    await store.enroll({ ...wanted, joinedAt: now() });
    await note('roster.added');
    const isUnseen = person.lastSeenAt === null;
    const mayLink = isUnseen && (await mayActFor(actor, [person], this.#options)).has(person.id);
    const link = mayLink ? (await people.issueLinks([person])).get(person.id) : undefined;
    return {
      member: viewMember(await this.#member(classId, person.id)),
      invited: null,
      link: link === undefined ? null : { person: person.id, name, email, externalId, link },
    };
  }

  /** @throws SlipwayError `class-archived`, `unknown-person`, `conflict` for the last instructor */
  async change(
    actor: Actor,
    classId: string,
    person: string,
    change: z.infer<typeof enrollmentChangeSchema>,
  ): Promise<Enrollment> {
    const { access, store, audit } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    const before = await this.#member(classId, person);
    const { name, externalId, role } = change;
    const wanted = {
      ...(name !== undefined && { name }),
      ...(externalId !== undefined && { externalId }),
      ...(role !== undefined && { role }),
    };
    await changeMembers(store, classId, () => ({ change: [{ person, ...wanted }] }));
    const fields = Object.keys(wanted) as (keyof typeof wanted)[];
    const was = Object.fromEntries(fields.map((field) => [field, before[field]]));
    await audit.note(actor, {
      ...{ class: classId, action: 'roster.changed', subject: `${before.role} ${before.name}` },
      ...{ person, detail: { before: was, after: wanted } },
    });
    return viewMember(await this.#member(classId, person));
  }

  /**
   * Takes somebody from the class, or oneself. What they handed in stays.
   * @throws SlipwayError `class-archived`, `unknown-person`, `conflict` for the last instructor
   */
  async remove(actor: Actor, classId: string, person: string): Promise<void> {
    const { access, store, audit } = this.#options;
    const isSelf = person === actor.id;
    const { class: record } = await access.require(actor, classId, isSelf ? 'see' : 'teach');
    if (!isSelf) assertActive(record);
    const { role, name } = await this.#member(classId, person);
    await changeMembers(store, classId, () => ({ remove: [person] }));
    const action = isSelf ? 'roster.left' : 'roster.removed';
    await audit.note(actor, { class: classId, action, subject: `${role} ${name}`, person });
  }

  async #member(classId: string, person: string): Promise<MemberRecord> {
    const member = await this.#options.store.member(classId, person);
    if (!member) throw new SlipwayError('unknown-person', told('class.noSuchMember'));
    return member;
  }
}
