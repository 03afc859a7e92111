import type { Logger } from 'pino';
import { AssignmentAccess } from '../assignments/assignment-access.ts';
import { AssignmentChanges } from '../assignments/assignment-changes.ts';
import { AssignmentCopier } from '../assignments/assignment-copier.ts';
import { extensionData } from '../assignments/assignment-person-data.ts';
import { AssignmentService } from '../assignments/assignment-service.ts';
import type { BestGrades } from '../assignments/best-grades.ts';
import { countDaysAnew } from '../assignments/count-days-anew.ts';
import { extendAction } from '../assignments/extend-action.ts';
import { ExtensionService } from '../assignments/extension-service.ts';
import { GivenPointsService } from '../assignments/given-points.ts';
import { givenPointsData } from '../assignments/given-points-data.ts';
import { LearnerAssignments } from '../assignments/learner-assignments.ts';
import { SessionStanding } from '../assignments/learner-standing.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { withGivenPoints } from '../assignments/with-given-points.ts';
import { bulkAction } from '../classes/bulk-action.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { AssignableOwnLessons } from '../own-lessons/assignable-own-lessons.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Storage } from '../storage/storage.ts';

export interface AssignmentOptions {
  readonly storage: Storage;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<AssignableOwnLessons, 'list' | 'require'>;
  readonly sessions: SessionService;
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  readonly grades: BestGrades;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Puts the services of assignments together. */
export function openAssignments(options: AssignmentOptions) {
  const { storage, catalogue, ownLessons, sessions, access: classes, audit, now, log } = options;
  const grades = withGivenPoints(options.grades, storage.givenPoints);
  const store = storage.assignments;
  const access = new AssignmentAccess(store, classes);
  const changes = new AssignmentChanges(log);
  const extensions = new ExtensionService({
    ...{ store, classes: storage.classes, access, changes, audit },
  });
  const standing = new SessionStanding({
    ...{ sessions, store: storage.sessions, progress: storage.progress },
  });
  return {
    access,
    changes,
    assignments: new AssignmentService({
      ...{ store, classes, access, catalogue, ownLessons, changes, audit, now },
    }),
    learners: new LearnerAssignments({
      ...{ store, classStore: storage.classes, classes, access, catalogue, standing, grades, now },
    }),
    extensions,
    givenPoints: new GivenPointsService({
      ...{ store: storage.givenPoints, classes: storage.classes, people: storage.people },
      ...{ access, audit, now },
    }),
    givenPointsData: givenPointsData(storage.givenPoints),
    copier: new AssignmentCopier({ store, classes: storage.classes, now }),
    zoneFollower: countDaysAnew(store, changes),
    personData: extensionData(store),
    bulkAction: bulkAction(extendAction(extensions)),
  };
}
