import type { Logger } from 'pino';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Changes } from '../board/announce-changes.ts';
import { BoardService } from '../board/board-service.ts';
import { Broadcasts } from '../board/broadcasts.ts';
import { ClassScope } from '../board/class-scope.ts';
import { Consents } from '../board/consents.ts';
import { HelpDesk } from '../board/help-desk.ts';
import { LearnersSide } from '../board/learners-side.ts';
import { RightsWatch } from '../board/rights-watch.ts';
import { WorkTracker } from '../board/work-tracker.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { BoardSlice } from '../routes/route-context.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Storage } from '../storage/storage.ts';

export interface BoardOptions {
  readonly storage: Storage;
  /** When classes and people change. */
  readonly changes: { readonly classes: Changes; readonly people: Changes };
  readonly access: ClassAccess;
  readonly audit: AuditLog;
  readonly catalogue: CourseCatalogue;
  readonly sessions: Pick<SessionService, 'hub' | 'peek'>;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** Puts the services of the live board together. Open it before sessions are recovered. */
export function openBoard(options: BoardOptions): BoardSlice {
  const { storage, access, audit, catalogue, sessions, log, now = () => new Date() } = options;
  const { hub } = sessions;
  const store = storage.sessions;
  const onError = (error: unknown) => log.error({ err: error }, 'live board');
  const outcomes = (session: string) => sessions.peek(session)?.outcomes();
  const assigned = async (classId: string) =>
    (await storage.assignments.list(classId)).map(({ draft }) => draft);
  const { classes, people } = storage;
  const scope = new ClassScope({ access, classes, people, catalogue, assigned });
  const tracker = new WorkTracker({ hub, store, catalogue, outcomes, now, log });
  const desk = new HelpDesk({
    ...{ scope, audit, store: storage.help, sessions: store, hub, now, onError },
  });
  const consents = new Consents({ scope, audit, hub, store, tracker, now, onError });
  const boards = new BoardService({
    ...{ scope, tracker, desk, consents, outcomes, onError },
    progress: storage.progress,
  });
  const workspace = (session: string) => sessions.peek(session)?.machine.workspace;
  const broadcasts = new Broadcasts({ scope, audit, tracker, hub, workspace, now, onError });
  const learnersSide = new LearnersSide({ scope, desk, consents, hub, tracker, store, onError });
  const rights = new RightsWatch({
    ...options.changes,
    async recheck() {
      await consents.recheck();
      await boards.recheck();
    },
    async classChanged(id) {
      boards.classChanged(id);
      await desk.recheck(id);
      // Who just joined may ask for help.
      for (const { person } of await scope.learners(id)) await learnersSide.tellAll(person);
    },
    onError,
  });
  const forget = options.changes.people.onChange((id) => {
    if (id !== null) tracker.reread(id).catch(onError);
  });
  return {
    ...{ boards, desk, consents, broadcasts, learnersSide },
    async dispose() {
      forget();
      await rights.dispose();
      await consents.dispose();
      learnersSide.dispose();
      boards.dispose();
      desk.dispose();
      tracker.dispose();
    },
  };
}
