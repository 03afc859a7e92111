import type { Class, ClassRole, Enrollment } from '../../protocol/class.ts';
import type { Invited } from '../../protocol/class-invitation.ts';
import type { InvitedRecord } from '../storage/classes/invitation-store.ts';
import type { ClassRecord, MemberRecord } from '../storage/classes/class-store.ts';

/** A class as the one who asks may see it: learners have joined, and need its code no more. */
export const viewClass = (
  { createdAt, archivedAt, code, ...rest }: ClassRecord,
  role: ClassRole | null,
  learners: number,
): Class => ({
  id: rest.id,
  name: rest.name,
  timeZone: rest.timeZone,
  join: rest.join,
  stuckMinutes: rest.stuckMinutes,
  code: role === 'learner' ? null : code,
  createdAt: createdAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
  role,
  learners,
});

export const viewMember = (member: MemberRecord): Enrollment => ({
  person: member.person,
  name: member.name,
  email: member.email,
  externalId: member.externalId,
  role: member.role,
  joinedAt: member.joinedAt.toISOString(),
  hasSignedIn: member.lastSeenAt !== null,
});

export const viewInvited = (invited: InvitedRecord): Invited => ({
  person: invited.person,
  name: invited.name,
  email: invited.email,
  externalId: invited.externalId,
  role: invited.role,
  invitedAt: invited.invitedAt.toISOString(),
});
