import type { FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Health } from '../../protocol/health.ts';
import type { AssignmentService } from '../assignments/assignment-service.ts';
import type { GivenPointsService } from '../assignments/given-points.ts';
import type { ExtensionService } from '../assignments/extension-service.ts';
import type { LearnerAssignments } from '../assignments/learner-assignments.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { BoardService } from '../board/board-service.ts';
import type { Broadcasts } from '../board/broadcasts.ts';
import type { Consents } from '../board/consents.ts';
import type { HelpDesk } from '../board/help-desk.ts';
import type { LearnersSide } from '../board/learners-side.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { ClassSlice } from '../classes/class-slice.ts';
import type { SignIn } from '../http/sign-in.ts';
import type { Actor } from '../people/actor.ts';
import type { LessonChecker } from '../own-lessons/lesson-checker.ts';
import type { OwnLessonAccess } from '../own-lessons/own-lesson-access.ts';
import type { OwnLessonService } from '../own-lessons/own-lesson-service.ts';
import type { PeopleSlice } from '../people/people-slice.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { GradesService } from '../results/grades-service.ts';
import type { ResultsService } from '../results/results-service.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { GradeDesk } from '../submissions/grade-desk.ts';
import type { GradingService } from '../submissions/grading-service.ts';
import type { HandInDesk } from '../submissions/hand-ins.ts';
import type { SubmissionArchive } from '../submissions/submission-archive.ts';
import type { SubmissionComments } from '../submissions/submission-comments.ts';
import type { SubmissionService } from '../submissions/submission-service.ts';

/** The services of the live board. */
export interface BoardSlice {
  readonly boards: BoardService;
  readonly desk: HelpDesk;
  readonly consents: Consents;
  readonly broadcasts: Broadcasts;
  readonly learnersSide: LearnersSide;
  /** Ends every consent, and writes down that it ended. */
  dispose(): Promise<void>;
}

/** The services of assignments. */
export interface AssignmentSlice {
  readonly assignments: AssignmentService;
  readonly learners: LearnerAssignments;
  readonly extensions: ExtensionService;
  readonly givenPoints: GivenPointsService;
}

/** The services of submissions. */
export interface SubmissionSlice {
  readonly submissions: SubmissionService;
  readonly desk: GradeDesk;
  readonly comments: SubmissionComments;
  readonly archive: SubmissionArchive;
  readonly handIns: HandInDesk;
  readonly grading: GradingService;
  /** Goes on with what the last run of the server left. */
  start(): Promise<void>;
}

/** The services of lessons that instructors bring. */
export interface OwnLessonSlice {
  readonly access: OwnLessonAccess;
  readonly checker: LessonChecker;
  readonly service: OwnLessonService;
}

/** The services of the classroom. */
export interface Classroom {
  readonly people: PeopleSlice;
  readonly results: ResultsService;
  readonly grades: GradesService;
  readonly access: ClassAccess;
  readonly classes: ClassSlice;
  readonly audit: AuditLog;
  readonly assignments: AssignmentSlice;
  readonly submissions: SubmissionSlice;
  readonly board: BoardSlice;
  readonly ownLessons: OwnLessonSlice;
}

/** What routes need of the rest of the server. */
export interface RouteContext {
  readonly sessions: SessionService;
  readonly progress: ProgressService;
  readonly classroom: Classroom;
  readonly health: () => Health;
  /** Signs people in and out, and knows who asks. */
  readonly signIn: SignIn;
  /** Who asks. @throws SlipwayError `not-signed-in` */
  readonly actor: (request: FastifyRequest) => Actor;
  /** The id of who asks: sessions and progress are theirs. @throws SlipwayError `not-signed-in` */
  readonly owner: (request: FastifyRequest) => string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers people who are not signed in as well. */
    readonly isOpen?: boolean;
  }
}

/** A Fastify server whose schemas are zod's. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
