import type { ClassRole } from '../../../protocol/class.ts';
import type { RosterPreviewRow, RosterProblem } from '../../../protocol/roster.ts';
import type { MemberRecord } from '../../storage/classes/class-store.ts';
import type { InvitedRecord } from '../../storage/classes/invitation-store.ts';
import type { ReadRow } from './read-roster.ts';

/** What a row would make of a member. */
export interface PlannedMember {
  readonly name: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly role: ClassRole;
}

/** A member, or one who is invited. */
type KnownMember = MemberRecord | InvitedRecord;

/** What a row would do. */
export interface PlannedRow {
  readonly row: ReadRow;
  readonly change: RosterPreviewRow['change'];
  readonly problems: readonly RosterProblem[];
  readonly before: KnownMember | null;
  readonly after: PlannedMember;
}

/**
 * Compares a file with the roster. A row is of the member with its number or its e-mail address; of
 * the one with its name where neither tells them apart. Whoever is not in the file stays as they are,
 * and so does the address of whoever is known: it is theirs. Rows of those who are invited and have
 * not said yes change what they are invited as.
 */
export function planRoster(
  rows: readonly ReadRow[],
  members: readonly MemberRecord[],
  invited: readonly InvitedRecord[] = [],
): PlannedRow[] {
  const find = finderOf([...members, ...invited]);
  const lines = new Map<string, number>();
  const planned = rows.map((row): PlannedRow => {
    const found = find(row);
    const before = found === 'ambiguous' ? null : found;
    const problems = [...row.problems];
    if (found === 'ambiguous') problems.push({ code: 'ambiguous', found: row.name });
    const line = before && lines.get(before.person);
    if (line && !problems.some(({ code }) => code === 'twice')) {
      problems.push({ code: 'twice', found: String(line) });
    }
    if (before && !line) lines.set(before.person, row.line);
    const after: PlannedMember = {
      name: row.name,
      email: before ? before.email : row.email,
      externalId: row.externalId ?? before?.externalId ?? null,
      role: row.role ?? before?.role ?? 'learner',
    };
    if (before && row.email !== null && row.email !== before.email) {
      problems.push({ code: 'otherEmail', found: before.email ?? '' });
    }
    return { row, change: changeOf(before, after, problems), problems, before, after };
  });
  return keepInstructor(planned, members);
}

function changeOf(
  before: KnownMember | null,
  after: PlannedMember,
  problems: readonly RosterProblem[],
): PlannedRow['change'] {
  if (problems.some(({ code }) => code !== 'otherEmail')) return 'wrong';
  if (!before) return 'added';
  const fields = ['name', 'externalId', 'role'] as const;
  return fields.every((field) => before[field] === after[field]) ? 'same' : 'changed';
}

function finderOf(members: readonly KnownMember[]) {
  const by = (key: (member: KnownMember) => string | null) => {
    const found = new Map<string, KnownMember[]>();
    for (const member of members) {
      const value = key(member);
      if (value !== null) found.set(value, [...(found.get(value) ?? []), member]);
    }
    return (value: string | null) => (value === null ? [] : (found.get(value) ?? []));
  };
  const byId = by(({ externalId }) => externalId);
  const byEmail = by(({ email }) => email);
  const byName = by(({ name }) => name);
  return ({ name, email, externalId }: ReadRow): KnownMember | 'ambiguous' | null => {
    const exact = new Set([...byId(externalId), ...byEmail(email)]);
    const alike = byName(name).filter(
      (member) =>
        (externalId === null || member.externalId === null) &&
        (email === null || member.email === null),
    );
    const found = exact.size > 0 ? [...exact] : alike;
    return found.length > 1 ? 'ambiguous' : (found[0] ?? null);
  };
}

/**
 * A file that takes the role from the last instructor does not take it. Those whom it adds do not
 * count: they have to come, or to say yes.
 */
function keepInstructor(
  planned: readonly PlannedRow[],
  members: readonly MemberRecord[],
): PlannedRow[] {
  const roles = new Map(members.map(({ person, role }) => [person, role]));
  const roleOf = (member: KnownMember | null) => roles.get(member?.person ?? '');
  let remaining = [...roles.values()].filter((role) => role === 'instructor').length;
  const isLoss = ({ change, before, after }: PlannedRow) =>
    change === 'changed' && roleOf(before) === 'instructor' && after.role !== 'instructor';
  for (const row of planned) {
    if (row.change !== 'changed' || !roles.has(row.before?.person ?? '')) continue;
    if (isLoss(row)) remaining -= 1;
    else if (row.after.role === 'instructor' && roleOf(row.before) !== 'instructor') remaining += 1;
  }
  if (remaining > 0) return [...planned];
  return planned.map((row) =>
    isLoss(row)
      ? {
          ...row,
          change: 'wrong',
          problems: [...row.problems, { code: 'lastInstructor', found: row.after.role }],
        }
      : row,
  );
}
