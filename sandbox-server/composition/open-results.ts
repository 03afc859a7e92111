import type { Logger } from 'pino';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { OwnLessonAccess } from '../own-lessons/own-lesson-access.ts';
import { GradesService } from '../results/grades-service.ts';
import { outcomeData } from '../results/outcome-data.ts';
import { OutcomeRecorder } from '../results/outcome-recorder.ts';
import { ResultsService } from '../results/results-service.ts';
import type { SessionHub } from '../sessions/session-hub.ts';
import type { Storage } from '../storage/storage.ts';

export interface ResultOptions {
  readonly storage: Storage;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<OwnLessonAccess, 'requireSeen'>;
  readonly hub: SessionHub;
  readonly access: ClassAccess;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Puts together what is known of how learners fare; from here on it is written down. */
export function openResults(options: ResultOptions) {
  const { storage, catalogue, ownLessons, hub, access, now, log } = options;
  const { sessions, classes, people, assignments, submissions, givenPoints, outcomes } = storage;
  return {
    recorder: new OutcomeRecorder({ hub, sessions, outcomes, now, log }),
    personData: outcomeData(outcomes),
    results: new ResultsService({ access, classes, outcomes, catalogue, ownLessons }),
    grades: new GradesService({
      ...{ access, classes, people, assignments, submissions, givenPoints, catalogue },
    }),
  };
}
