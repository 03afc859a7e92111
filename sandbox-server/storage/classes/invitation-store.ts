import type { EnrollmentRecord } from './class-store.ts';

/** Somebody who has an account, and is asked whether they want to be of a class. Nobody is of it and asked. */
export interface InvitationRecord extends Omit<EnrollmentRecord, 'joinedAt'> {
  /** Who asks; null where that account is gone. */
  readonly by: string | null;
  readonly invitedAt: Date;
}

/** As the class sees it. */
export interface InvitedRecord extends InvitationRecord {
  readonly email: string | null;
}

/** As the one who is asked sees it. */
export interface OwnInvitation extends InvitationRecord {
  readonly className: string;
  readonly isArchived: boolean;
  /** Null where that account is gone. */
  readonly byName: string | null;
}

/** Invitations; they are made by a change of the roster. */
export interface InvitationStore {
  /** Those of a class, by name, then person. */
  invited(classId: string): Promise<InvitedRecord[]>;
  /** Those of a person, the newest first. */
  invitationsOf(person: string): Promise<OwnInvitation[]>;
  /** Null where there is none. */
  invitation(classId: string, person: string): Promise<InvitationRecord | null>;
  /** The one who was asked is of the class now; null, and nothing is done, where they were not asked. */
  accept(classId: string, person: string, joinedAt: Date): Promise<EnrollmentRecord | null>;
  /** By either side. False where there is none. */
  endInvitation(classId: string, person: string): Promise<boolean>;
}
