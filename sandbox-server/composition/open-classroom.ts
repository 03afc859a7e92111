import type { Logger } from 'pino';
import { AuditLog } from '../audit/audit-log.ts';
import type { BulkAction } from '../classes/bulk-action.ts';
import { helpData } from '../board/help-data.ts';
import { ClassAccess } from '../classes/class-access.ts';
import type { ClassCopier } from '../classes/class-copier.ts';
import type { TimeZoneFollower } from '../classes/time-zone-follower.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { PeopleSlice } from '../people/people-slice.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { Classroom } from '../routes/route-context.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Driver } from '../drivers/driver.ts';
import type { MachinePool } from '../sessions/machine-pool.ts';
import { CleanMachine } from '../submissions/clean-machine.ts';
import { bestGradesOf } from '../submissions/best-grades-of.ts';
import type { AnnouncedStorage } from './announce-storage.ts';
import type { CleanUp } from './clean-up.ts';
import { openAssignments } from './open-assignments.ts';
import type { OwnLessons } from './open-own-lessons.ts';
import { openBoard } from './open-board.ts';
import { openSubmissions } from './open-submissions.ts';
import { openResults } from './open-results.ts';
import { openClasses } from './open-classes.ts';

export interface ClassroomOptions {
  /** State folder. */
  readonly home: string;
  /** How many submissions are graded side by side. */
  readonly graders: number;
  readonly people: PeopleSlice;
  readonly announced: AnnouncedStorage;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: OwnLessons;
  readonly sessions: SessionService;
  readonly progress: ProgressService;
  /** Where clean machines come from, to grade in. */
  readonly pool: MachinePool;
  readonly driver: Driver;
  /** What is to be undone when the server stops. */
  readonly cleanUp: CleanUp;
  readonly log: Logger;
  /** The real clock where left out. */
  readonly now?: () => Date;
}

/** Puts the services of the classroom together; each slice has its lines here. */
export function openClassroom(options: ClassroomOptions): Classroom {
  const {
    announced,
    catalogue,
    ownLessons,
    sessions,
    cleanUp,
    log,
    now = () => new Date(),
  } = options;
  const { storage } = announced;
  const access = new ClassAccess(storage.classes);
  const audit = new AuditLog(storage.audit);
  /** Slices add theirs as they are opened. */
  const copiers: ClassCopier[] = [];
  const zoneFollowers: TimeZoneFollower[] = [];
  const bulkActions: BulkAction[] = [];
  const slice = openClasses({
    ...{ storage, catalogue, sessions, access, audit, copiers, zoneFollowers, bulkActions, now },
    ownLessons: ownLessons.access,
    people: options.people,
  });
  const assignments = openAssignments({
    ...{ storage, catalogue, sessions, access, audit, grades: bestGradesOf(storage.submissions) },
    ...{ now, log, ownLessons: ownLessons.assignable },
  });
  options.people.archive.add(ownLessons.personData);
  options.people.archive.add(assignments.personData);
  options.people.archive.add(assignments.givenPointsData);
  copiers.push(assignments.copier);
  zoneFollowers.push(assignments.zoneFollower);
  bulkActions.push(assignments.bulkAction);
  const submissions = openSubmissions({
    ...{ storage, catalogue, sessions, home: options.home, graders: options.graders },
    clean: new CleanMachine({ pool: options.pool, driver: options.driver }),
    ...{ assignments, audit, now, log },
  });
  cleanUp.add(() => submissions.dispose());
  for (const part of submissions.personData) options.people.archive.add(part);
  const { recorder, results, grades, personData } = openResults({
    ...{ storage, catalogue, access, now, log, ownLessons: ownLessons.access },
    hub: sessions.hub,
  });
  cleanUp.add(() => recorder.dispose());
  options.people.archive.add(personData);
  const board = openBoard({
    ...{ storage, access, audit, catalogue, sessions, log, now },
    changes: announced,
  });
  cleanUp.add(() => board.dispose());
  options.people.archive.add(helpData(storage.help));
  return {
    people: options.people,
    classes: slice,
    access,
    audit,
    board,
    assignments,
    results,
    grades,
    submissions,
    ownLessons,
  };
}
