import type { z } from 'zod';
import type { Enrollment } from '../../../protocol/class.ts';
import {
  type enrollmentChangeSchema,
  mostInClass,
  type PersonalLink,
  type RosterRow,
} from '../../../protocol/roster.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Actor } from '../../people/actor.ts';
import type { MemberRecord } from '../../storage/classes/class-store.ts';
import { told } from '../../words/told.ts';
import { assertActive } from '../assert-active.ts';
import { viewMember } from '../class-view.ts';
import { mayActFor } from '../link-right.ts';
import { changeMembers } from './change-members.ts';
import type { RosterImportOptions } from './roster-import.ts';

/** Who belongs to a class. All may throw SlipwayError `unknown-class`, `forbidden`. */
export class RosterService {
  readonly #options: RosterImportOptions;

  constructor(options: RosterImportOptions) {
    this.#options = options;
  }

  /** For those who teach or assist. */
  async list(actor: Actor, classId: string): Promise<Enrollment[]> {
    const { access, store } = this.#options;
    await access.require(actor, classId, 'assist');
    return (await store.members(classId)).map(viewMember);
  }

  /** @throws SlipwayError `class-archived`, `conflict` where they are of the class, or it is full */
  async add(
    actor: Actor,
    classId: string,
    row: RosterRow,
  ): Promise<{ member: Enrollment; link: PersonalLink | null }> {
    const { access, store, people, audit, now } = this.#options;
    const { class: record } = await access.require(actor, classId, 'teach');
    assertActive(record);
    if ((await store.roster(classId)).length >= mostInClass) {
      throw new SlipwayError('conflict', told('class.full', { most: mostInClass }));
    }
    const { name, externalId, role } = row;
    const email = row.email?.toLowerCase() ?? null;
    const person = await people.ensureLearner({ name, email });
    if (await store.enrollment(classId, person.id)) {
      throw new SlipwayError('conflict', told('class.isMember'));
    }
    await store.enroll({
      ...{ class: classId, person: person.id, name, externalId, role, joinedAt: now() },
    });
    await audit.note(actor, {
      ...{ class: classId, action: 'roster.added', subject: `${role} ${name}` },
      ...{ person: person.id, detail: { role } },
    });
    const mayLink = person.lastSeenAt === null && (await mayActFor(actor, person, this.#options));
    return {
      member: viewMember(await this.#member(classId, person.id)),
      link: mayLink
        ? { person: person.id, name, email, externalId, link: await people.issueLink(person.id) }
        : null,
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
