import type { ClassRole, JoinRule } from '../../../protocol/class.ts';

export interface ClassRecord {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly join: JoinRule;
  /** Unique; upper case with a hyphen. */
  readonly code: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
}

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

/** Classes and who belongs to them. Every call is atomic, and durable once it resolves. */
export interface ClassStore {
  /** Rejects where id or code is taken. */
  insert(value: ClassRecord): Promise<void>;
  /** Null for an unknown one, here and below. */
  find(id: string): Promise<ClassRecord | null>;
  findByCode(code: string): Promise<ClassRecord | null>;
  /** The newest first, with the number of learners; all, or those of one person with their role. */
  list(of: {
    person?: string;
    archived: boolean;
  }): Promise<(ClassRecord & { learners: number; role: ClassRole | null })[]>;
  update(id: string, change: ClassRecordChange): Promise<void>;
  /** Removes the class, its enrollments, assignments and submissions; its audit log stays. */
  remove(id: string): Promise<void>;

  /** Rejects where the person is of the class already. */
  enroll(enrollment: EnrollmentRecord): Promise<void>;
  enrollment(classId: string, person: string): Promise<EnrollmentRecord | null>;
  /** By name, then person. */
  roster(classId: string, role?: ClassRole): Promise<EnrollmentRecord[]>;
  enrollmentsOf(person: string): Promise<EnrollmentRecord[]>;
  updateEnrollment(classId: string, person: string, change: EnrollmentChange): Promise<void>;
  /** What the person handed in stays until the person is erased. */
  unenroll(classId: string, person: string): Promise<void>;
}
