import type { AuditLog } from '../audit/audit-log.ts';
import { auditData } from '../audit/audit-data.ts';
import { AuditReader } from '../audit/audit-reader.ts';
import type { BulkAction } from '../classes/bulk-action.ts';
import { BulkService } from '../classes/bulk/bulk-service.ts';
import { memberActions } from '../classes/bulk/member-actions.ts';
import { progressActions } from '../classes/bulk/progress-actions.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { ClassCopier } from '../classes/class-copier.ts';
import { classData } from '../classes/class-data.ts';
import type { ClassPeople } from '../classes/class-people.ts';
import { ClassService } from '../classes/class-service.ts';
import type { ClassSlice } from '../classes/class-slice.ts';
import type { TimeZoneFollower } from '../classes/time-zone-follower.ts';
import { endSessions } from '../classes/end-sessions.ts';
import { JoinService } from '../classes/join-service.ts';
import { invitationData } from '../classes/invitations/invitation-data.ts';
import { InvitationService } from '../classes/invitations/invitation-service.ts';
import { RosterImport } from '../classes/roster/roster-import.ts';
import { RosterService } from '../classes/roster/roster-service.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { OwnLessonAccess } from '../own-lessons/own-lesson-access.ts';
import type { PeopleSlice } from '../people/people-slice.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Storage } from '../storage/storage.ts';

export interface ClassesOptions {
  readonly people: PeopleSlice;
  readonly storage: Storage;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<OwnLessonAccess, 'requireSeen'>;
  readonly sessions: SessionService;
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  /** Of other parts of the classroom; they may come later. */
  readonly copiers: readonly ClassCopier[];
  readonly zoneFollowers: readonly TimeZoneFollower[];
  /** The same; those of classes are added to them. */
  readonly bulkActions: BulkAction[];
  readonly now: () => Date;
}

/** Puts the services of classes together. */
export function openClasses(options: ClassesOptions): ClassSlice {
  const { people: slice, storage, catalogue, sessions, access, audit, now } = options;
  const { copiers, zoneFollowers, bulkActions: actions } = options;
  const store = storage.classes;
  const people = classPeople(slice, storage);
  const common = { store, access, people, audit, now };
  actions.push(
    ...memberActions(store, people),
    ...progressActions({
      progress: storage.progress,
      classes: store,
      catalogue,
      ownLessons: options.ownLessons,
      endSessions: (owners, lesson) =>
        endSessions(storage.sessions, (id) => sessions.stops.end(id), { owners, lesson }),
      now,
    }),
  );
  slice.archive.add(auditData(storage.audit));
  slice.archive.add(classData(store));
  slice.archive.add(invitationData(store));
  const invitations = new InvitationService(common);
  return {
    service: new ClassService({ ...common, copiers, zoneFollowers }),
    joining: new JoinService({ ...common, invitations }),
    invitations,
    roster: new RosterService(common),
    rosterImport: new RosterImport(common),
    bulk: new BulkService({ ...common, actions }),
    auditReader: new AuditReader(storage.audit, access, storage),
  };
}

function classPeople({ directory }: PeopleSlice, { people }: Storage): ClassPeople {
  return {
    findMany: (ids) => people.findMany(ids),
    ensureLearner: (about) => directory.ensureLearner(about),
    ensureLearners: (abouts) => directory.ensureLearners(abouts),
    issueLinks: (persons) => directory.issueLinks(persons),
    mayHaveLinks: (persons) => directory.mayHaveLinks(persons),
    hasOpenId: async (person) => (await people.identities(person)).length > 0,
  };
}
