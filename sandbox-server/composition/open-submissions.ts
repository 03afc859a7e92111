import { join } from 'node:path';
import type { Logger } from 'pino';
import type { AssignmentAccess } from '../assignments/assignment-access.ts';
import type { AssignmentChanges } from '../assignments/assignment-changes.ts';
import type { LearnerAssignments } from '../assignments/learner-assignments.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Storage } from '../storage/storage.ts';
import type { CleanMachine } from '../submissions/clean-machine.ts';
import { GradeDesk } from '../submissions/grade-desk.ts';
import { GradingService } from '../submissions/grading-service.ts';
import { HandInDesk } from '../submissions/hand-ins.ts';
import { SessionRecordings } from '../submissions/recording/session-recordings.ts';
import { recordingData } from '../submissions/recording/recording-person-data.ts';
import { tidyRecordings } from '../submissions/recording/tidy-recordings.ts';
import { wantsRecording } from '../submissions/recording/wants-recording.ts';
import { SubmissionAccess } from '../submissions/submission-access.ts';
import { SubmissionArchive } from '../submissions/submission-archive.ts';
import { SubmissionComments } from '../submissions/submission-comments.ts';
import { submissionData } from '../submissions/submission-person-data.ts';
import { SubmissionService } from '../submissions/submission-service.ts';

export interface SubmissionOptions {
  /** State folder: recordings are kept there. */
  readonly home: string;
  /** How many submissions are graded side by side. */
  readonly graders: number;
  readonly storage: Storage;
  readonly catalogue: CourseCatalogue;
  readonly sessions: SessionService;
  /** Where submissions are rebuilt. */
  readonly clean: Pick<CleanMachine, 'judge'>;
  readonly assignments: {
    readonly access: AssignmentAccess;
    readonly changes: AssignmentChanges;
    readonly learners: LearnerAssignments;
  };
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Puts the services of submissions together. */
export function openSubmissions(options: SubmissionOptions) {
  const { storage, catalogue, sessions, clean: machine, audit, now, log } = options;
  const { home, graders: atOnce } = options;
  const { access: assignments, changes, learners } = options.assignments;
  const { submissions: store, classes } = storage;
  const grading = new GradingService({
    ...{ store, assignments: storage.assignments, classes, catalogue, machine, log, atOnce },
  });
  const folder = join(home, 'recordings');
  const recordings = new SessionRecordings({
    ...{ folder, sessions, log },
    isWanted: (session) => wantsRecording(storage, session, now()),
  });
  const isKnown = async (session: string) => {
    const found = await storage.sessions.find(session);
    return found !== null && found.state !== 'ended' && found.state !== 'failed';
  };
  const access = new SubmissionAccess(store, assignments);
  const desk = new GradeDesk({
    ...{ store, assignments, access, catalogue, grading, audit, now },
    sources: { assignments: storage.assignments, classes },
  });
  const ignoreChanges = changes.onChange((change) => desk.follow(change));
  return {
    submissions: new SubmissionService({
      ...{ store, assignmentStore: storage.assignments, classes, people: storage.people },
      givenPoints: storage.givenPoints,
      ...{ assignments, access, sessions, catalogue, recordings, grading, audit, now },
    }),
    desk,
    comments: new SubmissionComments({ store, access, audit, now }),
    archive: new SubmissionArchive(store, access),
    handIns: new HandInDesk({
      ...{ sessions, learners, recordings, assignments, store: storage.sessions },
    }),
    personData: [submissionData(store), recordingData(storage.sessions, recordings)],
    grading,
    /** Goes on with what the last run of the server left. */
    async start() {
      await tidyRecordings({ folder, isKnown, log });
      await grading.start();
    },
    /** Breaks off what is graded; it is taken up again by the next start. */
    async dispose() {
      ignoreChanges();
      await recordings.dispose();
      await grading.dispose();
    },
  };
}

export type SubmissionSlice = ReturnType<typeof openSubmissions>;
