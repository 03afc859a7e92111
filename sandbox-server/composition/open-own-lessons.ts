import type { Logger } from 'pino';
import { AuditLog } from '../audit/audit-log.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { AssignableOwnLessons } from '../own-lessons/assignable-own-lessons.ts';
import { LessonChecker } from '../own-lessons/lesson-checker.ts';
import { LessonFolders } from '../own-lessons/lesson-folders.ts';
import { LessonTester } from '../own-lessons/lesson-tester.ts';
import { OwnLessonAccess } from '../own-lessons/own-lesson-access.ts';
import { withOwnLessons } from '../own-lessons/own-lesson-catalogue.ts';
import { ownLessonData } from '../own-lessons/own-lesson-person-data.ts';
import { OwnLessonService } from '../own-lessons/own-lesson-service.ts';
import { OwnLessonShelf } from '../own-lessons/own-lesson-shelf.ts';
import { OwnLessonTrials } from '../own-lessons/own-lesson-trials.ts';
import type { PageBuilder } from '../own-lessons/page-builder.ts';
import type { TestMachineOptions } from '../own-lessons/test-machine.ts';
import type { Storage } from '../storage/storage.ts';

export interface OwnLessonsOptions {
  readonly storage: Storage;
  readonly course: CourseCatalogue;
  /** Where lessons are played before they can be assigned. */
  readonly machines: TestMachineOptions;
  readonly pages: PageBuilder;
  /** Ends the sessions of a lesson. */
  readonly endSessions: (lesson: string) => Promise<void>;
  /** State folder. */
  readonly home: string;
  /** Folder whose folders may be named in place of a zip. */
  readonly base: string | undefined;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Puts the services of own lessons together, and the catalogue that has them beside the course. */
export function openOwnLessons(options: OwnLessonsOptions) {
  const { storage, course, machines, pages, endSessions, home, base, now, log } = options;
  const { ownLessons: store, assignments, classes, people } = storage;
  const folders = new LessonFolders(`${home}/own-lessons`);
  const shelf = new OwnLessonShelf({ store, folders, pages, endSessions, log });
  const catalogue = withOwnLessons(course, shelf);
  const follow: OwnLessonShelf['follow'] = (lesson) => shelf.follow(lesson);
  const access = new OwnLessonAccess({ store, assignments, classes, follow, now });
  const checker = new LessonChecker(course);
  const tester = new LessonTester(machines);
  const trials = new OwnLessonTrials({ store, checker, tester, pages, shelf, folders, log });
  const service = new OwnLessonService({
    ...{ store, access, assignments, classes, people, trials, shelf, base, now },
    audit: new AuditLog(storage.audit),
  });
  return {
    catalogue,
    access,
    checker,
    service,
    trials,
    assignable: new AssignableOwnLessons({ store, catalogue, follow, log }),
    personData: ownLessonData(store, assignments, service),
    /** Has the files of what is offered on the disk; before sessions are taken up again. */
    load: () => shelf.start(),
    /** Goes on with what the last run of the server left; once machines may be started. */
    start: () => trials.start(),
    /** Breaks off what is tested; it is taken up again by the next start. */
    async dispose() {
      await trials.dispose();
      await shelf.dispose();
    },
  };
}

export type OwnLessons = ReturnType<typeof openOwnLessons>;

/** Of a server that serves no pages. */
export const withoutPages: PageBuilder = { build: async () => {}, remove: async () => {} };
