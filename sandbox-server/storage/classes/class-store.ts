import type { ClassRole, JoinRule } from '../../../protocol/class.ts';
import type { InvitationRecord, InvitationStore } from './invitation-store.ts';

export interface ClassRecord {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly join: JoinRule;
  /** Unique; upper case with a hyphen. */
  readonly code: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  /** After how many minutes the board says that a learner is stuck. */
  readonly stuckMinutes: number;
}

/** A class that is new: `usualStuckMinutes` where nothing is said. */
export type NewClass = Omit<ClassRecord, 'stuckMinutes'> &
  Partial<Pick<ClassRecord, 'stuckMinutes'>>;

export type ClassRecordChange = Partial<Omit<ClassRecord, 'id' | 'createdAt'>>;

export interface EnrollmentRecord {
  readonly class: string;
  readonly person: string;
  /** Shown in this class. */
  readonly name: string;
  readonly externalId: string | null;
  readonly role: ClassRole;
  readonly joinedAt: Date;
}

export type EnrollmentChange = Partial<Pick<EnrollmentRecord, 'name' | 'externalId' | 'role'>>;

/** One who belongs to a class, with what is known of the person. */
export interface MemberRecord extends EnrollmentRecord {
  readonly email: string | null;
  readonly lastSeenAt: Date | null;
}

/** A class as a list shows it. */
export type ListedClass = ClassRecord & {
  readonly learners: number;
  readonly role: ClassRole | null;
};

/** Any number of changes of who belongs to a class: all of them are made, or none. */
export interface RosterChange {
  readonly add?: readonly EnrollmentRecord[];
  /** Of persons who are of the class; others are left out. */
  readonly change?: readonly (EnrollmentChange & { readonly person: string })[];
  readonly remove?: readonly string[];
  /**
   * One who is asked already is asked so from now on; one who is of the class is not asked. Who is
   * added is asked no more.
   */
  readonly invite?: readonly InvitationRecord[];
}

/** Classes and who belongs to them. Every call is atomic, and durable once it resolves. */
export interface ClassStore extends InvitationStore {
  /** With the one who made it. Rejects where id or code is taken. */
  insert(value: NewClass, first?: EnrollmentRecord): Promise<void>;
  /** Null for an unknown one, here and below. */
  find(id: string): Promise<ClassRecord | null>;
  findByCode(code: string): Promise<ClassRecord | null>;
  /**
   * The newest first; those before `before` where given. With `of` those of that person alone; `role` is
   * that of `asker`.
   */
  list(query: {
    readonly asker: string;
    readonly of?: string;
    readonly archived: boolean;
    readonly before?: { readonly createdAt: Date; readonly id: string };
    readonly limit: number;
  }): Promise<ListedClass[]>;
  countLearners(id: string): Promise<number>;
  update(id: string, change: ClassRecordChange): Promise<void>;
  /** Removes the class, its enrollments, assignments and submissions; its audit log stays. */
  remove(id: string): Promise<void>;

  /** Rejects where the person is of the class already. */
  enroll(enrollment: EnrollmentRecord): Promise<void>;
  enrollment(classId: string, person: string): Promise<EnrollmentRecord | null>;
  /** By name, then person. */
  roster(classId: string, role?: ClassRole): Promise<EnrollmentRecord[]>;
  /** The roster with what is known of each. */
  members(classId: string): Promise<MemberRecord[]>;
  member(classId: string, person: string): Promise<MemberRecord | null>;
  enrollmentsOf(person: string): Promise<EnrollmentRecord[]>;
  /** Those of them who are of a class of which `teacher` is no instructor. */
  membersElsewhere(teacher: string, persons: readonly string[]): Promise<Set<string>>;
  updateEnrollment(classId: string, person: string, change: EnrollmentChange): Promise<void>;
  /** What the person handed in stays until the person is erased. */
  unenroll(classId: string, person: string): Promise<void>;
  /** Grows with every change of who belongs to the class; 0 for an unknown one. */
  rosterVersion(classId: string): Promise<number>;
  /**
   * False, and nothing is done, where the roster is no more at that version. Whoever decides by what is
   * in a roster reads its version first. Rejects where one to be added is of the class already.
   */
  changeRoster(classId: string, version: number, change: RosterChange): Promise<boolean>;
}
