import type { Exercise } from '../../../protocol/exercise.ts';
import type {
  LessonFinding,
  LessonTestFailure,
  OwnLessonState,
} from '../../../protocol/own-lesson.ts';

/** What was brought once; its files never change. */
export interface OwnLessonVersion {
  /** From 1. */
  readonly version: number;
  readonly state: OwnLessonState;
  readonly title: string;
  /** Name of the folder that it came from; null for a zip. */
  readonly folder: string | null;
  readonly findings: readonly LessonFinding[];
  readonly failure: LessonTestFailure | null;
  /** As it was read where the lesson was looked through; null until then. */
  readonly exercise: Exercise | null;
}

/** A lesson of somebody's own, with its newest version. */
export interface OwnLessonRecord {
  readonly slug: string;
  /** Id of a person; empty where they were erased: administrators change it then. */
  readonly owner: string;
  /** The version that learners have; null until one was ready. */
  readonly offered: number | null;
  readonly changedAt: Date;
  readonly newest: OwnLessonVersion;
}

export interface BroughtVersion {
  readonly title: string;
  readonly folder: string | null;
  /** The files, packed by whoever keeps them. */
  readonly archive: Uint8Array;
  readonly at: Date;
}

export type OwnLessonChange = Partial<
  Pick<OwnLessonVersion, 'state' | 'title' | 'findings' | 'failure' | 'exercise'>
>;

/** Which version of which lesson. */
export interface VersionOf {
  readonly slug: string;
  readonly version: number;
}

/**
 * Lessons that instructors wrote. Every call is atomic, and durable once it resolves. Several servers may
 * share them: whichever was given a version looks at it, and what others found of it counts no more.
 */
export interface OwnLessonStore {
  /** A new lesson, as version 1 in the state `checking`, for this server to look at. Rejects where the slug is taken. */
  insert(lesson: { slug: string; owner: string }, brought: BroughtVersion): Promise<void>;
  /**
   * The next version, the same way. Those before it are removed, but for the one that is offered.
   * @returns its number; null for an unknown lesson
   */
  replace(slug: string, brought: BroughtVersion): Promise<number | null>;
  /** Null for an unknown one, here and below. */
  find(slug: string): Promise<OwnLessonRecord | null>;
  /** Of one person or of all, the one changed last first. */
  list(owner?: string): Promise<OwnLessonRecord[]>;
  /** How many lessons somebody has, and the bytes of all archives of these. */
  usage(owner: string): Promise<{ readonly lessons: number; readonly bytes: number }>;
  version(of: VersionOf): Promise<OwnLessonVersion | null>;
  archive(of: VersionOf): Promise<Uint8Array | null>;
  /** The newest version is looked at anew, by this server. @returns its number */
  restart(slug: string, at: Date): Promise<number | null>;
  /** False, and nothing changes, where the version is not the newest any more, or another server's. */
  change(of: VersionOf, change: OwnLessonChange): Promise<boolean>;
  /** As {@link change} to `ready`, and learners have this version from now on; earlier ones are removed. */
  offer(of: VersionOf): Promise<boolean>;
  /** What this server was looking at when it stopped. */
  unfinished(): Promise<VersionOf[]>;
  /** Every version that learners have. */
  offered(): Promise<VersionOf[]>;
  /** With all versions; without effect for an unknown one. */
  remove(slug: string): Promise<void>;
  /** The lessons of one who is erased belong to nobody. */
  disown(owner: string): Promise<void>;
}
