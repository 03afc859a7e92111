import { classRoleSchema, joinRuleSchema } from '../../../protocol/class.ts';
import type {
  ClassRecord,
  ClassRecordChange,
  EnrollmentChange,
  EnrollmentRecord,
  MemberRecord,
} from './class-store.ts';
import type { InvitationRecord } from './invitation-store.ts';
import type { ClassTables } from './tables.ts';

export const classOf = (row: ClassTables['school_class']): ClassRecord => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  join: joinRuleSchema.parse(row.join_rule),
  code: row.code,
  createdAt: new Date(Number(row.created_at)),
  archivedAt: row.archived_at === null ? null : new Date(Number(row.archived_at)),
  stuckMinutes: Number(row.stuck_minutes),
});

export function classRowOf(change: ClassRecordChange): Partial<ClassTables['school_class']> {
  const { name, timeZone, join, code, archivedAt, stuckMinutes } = change;
  return {
    ...(name !== undefined && { name }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(join !== undefined && { join_rule: join }),
    ...(code !== undefined && { code }),
    ...(stuckMinutes !== undefined && { stuck_minutes: stuckMinutes }),
    ...(archivedAt !== undefined && { archived_at: archivedAt && archivedAt.getTime() }),
  };
}

export const enrollmentOf = (row: ClassTables['enrollment']): EnrollmentRecord => ({
  class: row.class_id,
  person: row.person,
  name: row.name,
  externalId: row.external_id,
  role: classRoleSchema.parse(row.role),
  joinedAt: new Date(Number(row.joined_at)),
});

export const memberOf = (
  row: ClassTables['enrollment'] & { email: string | null; last_seen_at: number | null },
): MemberRecord => ({
  ...enrollmentOf(row),
  email: row.email,
  lastSeenAt: row.last_seen_at === null ? null : new Date(Number(row.last_seen_at)),
});

export const enrollmentRowOf = (value: EnrollmentRecord): ClassTables['enrollment'] => ({
  class_id: value.class,
  person: value.person,
  name: value.name,
  external_id: value.externalId,
  role: value.role,
  joined_at: value.joinedAt.getTime(),
});

export function enrollmentChangeOf(change: EnrollmentChange): Partial<ClassTables['enrollment']> {
  const { name, externalId, role } = change;
  return {
    ...(name !== undefined && { name }),
    ...(externalId !== undefined && { external_id: externalId }),
    ...(role !== undefined && { role }),
  };
}

export const invitationOf = (row: ClassTables['class_invitation']): InvitationRecord => ({
  class: row.class_id,
  person: row.person,
  name: row.name,
  externalId: row.external_id,
  role: classRoleSchema.parse(row.role),
  by: row.invited_by,
  invitedAt: new Date(Number(row.invited_at)),
});

export const invitationRowOf = (value: InvitationRecord): ClassTables['class_invitation'] => ({
  class_id: value.class,
  person: value.person,
  name: value.name,
  external_id: value.externalId,
  role: value.role,
  invited_by: value.by,
  invited_at: value.invitedAt.getTime(),
});
