import type { Language } from '../../protocol/language.ts';
import type { QuizAnswer } from '../../protocol/quiz.ts';
import type { SessionState, StartingPoint } from '../../protocol/session.ts';
import type { AssignmentStore } from './assignments/assignment-store.ts';
import type { GivenPointsStore } from './assignments/given-points-store.ts';
import type { AuditStore } from './audit/audit-store.ts';
import type { OutcomeStore } from './outcomes/outcome-store.ts';
import type { OwnLessonStore } from './own-lessons/own-lesson-store.ts';
import type { HelpStore } from './board/help-store.ts';
import type { ClassStore } from './classes/class-store.ts';
import type { MachineRef } from '../drivers/driver.ts';
import type { KeptProblem } from '../errors/kept-problem.ts';
import type { PeopleStore } from './people/people-store.ts';
import type { TokenStore } from './people/token-store.ts';
import type { SubmissionStore } from './submissions/submission-store.ts';

/** A session as it outlives a restart of the server. */
export interface SessionRecord {
  readonly id: string;
  /** Who started it: a random mark in the browser's cookie, or the one user of a loopback server. */
  readonly owner: string;
  readonly lesson: string;
  readonly language: Language;
  readonly state: SessionState;
  /** What its workspace began with. */
  readonly startsFrom: StartingPoint;
  readonly machine: MachineRef | null;
  /** The unguessable part of its previews' host name. */
  readonly previewKey: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly problem: KeptProblem | null;
}

/** What may change about a session. */
export type SessionChange = Partial<Omit<SessionRecord, 'id' | 'owner' | 'createdAt'>>;

/**
 * Sessions of one server, and what was done in them: those of other servers on the same database are
 * unknown to it. Every call is atomic, and durable once it resolves.
 */
export interface SessionStore {
  /** Rejects where the id or preview key is taken. */
  insert(session: SessionRecord): Promise<void>;
  /** Null for an unknown id, here and below. */
  find(id: string): Promise<SessionRecord | null>;
  findByPreviewKey(key: string): Promise<SessionRecord | null>;
  /** Oldest first. */
  list(states: readonly SessionState[]): Promise<SessionRecord[]>;
  /** Resolves without effect for an unknown id. */
  update(id: string, change: SessionChange): Promise<void>;
  /** Removes the session and its steps. */
  remove(id: string): Promise<void>;
  /** Keeps the first time a step was done; later ones are ignored. */
  markStepDone(id: string, step: string, at: Date): Promise<void>;
  stepsDone(id: string): Promise<Map<string, Date>>;
  /** Forgets the steps, for a session that starts anew. */
  clearSteps(id: string): Promise<void>;
}

/** A step that was done: by the word of its checks, of an instructor, or of a browser. */
export interface StepRecord {
  readonly step: string;
  readonly doneAt: Date;
  readonly by: 'checks' | 'instructor' | 'claimed';
}

export interface QuizRecord {
  readonly quiz: string;
  /** The last answer, and when it was given. */
  readonly given: QuizAnswer;
  readonly answeredAt: Date;
  /** When an answer was first right. */
  readonly doneAt: Date | null;
}

export interface PositionRecord {
  readonly step: string | null;
  readonly at: Date;
}

/** What is remembered of a learner in a lesson. */
export interface LessonProgressRecord {
  readonly steps: readonly StepRecord[];
  readonly quizzes: readonly QuizRecord[];
  readonly position: PositionRecord | null;
}

export type ProgressRecordChange = Partial<LessonProgressRecord>;

/** What learners have done. Every call is atomic, and durable once it resolves. */
export interface ProgressStore {
  /** By lesson; empty for a learner that nothing is known of. */
  read(owner: string): Promise<Map<string, LessonProgressRecord>>;
  /**
   * Merges; in whatever order changes come, and however often, the outcome is the same. Of two times
   * that a step was done the first is kept, and one by checks before one by an instructor, and that
   * before a claimed one; of two answers
   * and of two positions the later; of two times that a quiz was done the first. Where two are of the
   * same millisecond, what is known stays.
   */
  merge(owner: string, lesson: string, change: ProgressRecordChange): Promise<void>;
  /** Steps of a lesson that checks or an instructor saw done, by learner; learners without one are left out. */
  stepsIn(lesson: string, owners: readonly string[]): Promise<Map<string, Set<string>>>;
  language(owner: string): Promise<{ readonly value: Language; readonly at: Date } | null>;
  /** Without effect where a later choice is known. */
  setLanguage(owner: string, language: Language, at: Date): Promise<void>;
  /** {@link merge} for each of them; for all, or where it rejects for none. */
  mergeAll(owners: readonly string[], lesson: string, change: ProgressRecordChange): Promise<void>;
  /** Forgets what these have done in a lesson; of all, or where it rejects of none. */
  forgetLesson(owners: readonly string[], lesson: string): Promise<void>;
  /** Forgets all of a learner. */
  forget(owner: string): Promise<void>;
}

/** What a learner left in a lesson, but for its files. */
export interface KeptWorkSummary {
  readonly owner: string;
  readonly lesson: string;
  readonly savedAt: Date;
  /** How many files. */
  readonly files: number;
  /** Paths that were not kept. */
  readonly leftOut: readonly string[];
  /** Size of the archive. */
  readonly bytes: number;
}

export interface KeptWork extends KeptWorkSummary {
  /** The files, packed by whoever keeps them. */
  readonly archive: Uint8Array;
}

/** The files that learners left, one archive for each lesson of each learner. */
export interface KeptWorkStore {
  /** Takes the place of what was kept before. */
  put(work: KeptWork): Promise<void>;
  find(owner: string, lesson: string): Promise<KeptWork | null>;
  /** The newest first. */
  list(owner: string): Promise<KeptWorkSummary[]>;
  remove(owner: string, lesson: string): Promise<void>;
}

/** All that the server keeps. */
export interface Storage {
  readonly sessions: SessionStore;
  readonly progress: ProgressStore;
  readonly keptWork: KeptWorkStore;
  readonly people: PeopleStore;
  readonly tokens: TokenStore;
  readonly classes: ClassStore;
  readonly assignments: AssignmentStore;
  readonly givenPoints: GivenPointsStore;
  readonly submissions: SubmissionStore;
  readonly help: HelpStore;
  readonly audit: AuditStore;
  readonly outcomes: OutcomeStore;
  readonly ownLessons: OwnLessonStore;
  close(): Promise<void>;
}
