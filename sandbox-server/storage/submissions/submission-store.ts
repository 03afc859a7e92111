import type { CheckResult } from '../../../protocol/check.ts';
import type { EngineEvent, EngineState } from '../../../protocol/engine.ts';
import type { LocalizedText } from '../../../protocol/language.ts';
import type { Comment, Grade, SubmissionState } from '../../../protocol/submission.ts';
import type { Wording } from '../../words/phrase.ts';

/** How a check came out, in no language yet. */
export interface KeptOutcome {
  readonly id: string;
  readonly title: LocalizedText;
  readonly status: CheckResult['status'];
  readonly expected?: Wording | undefined;
  readonly found?: Wording | undefined;
}

/** A check as it was graded. */
export interface KeptCheck extends KeptOutcome {
  readonly points: number;
  readonly hidden: boolean;
  /** Evaluated on what was submitted, or as the learner's machine was then. */
  readonly source: 'clean' | 'frozen';
}

export interface SubmissionRecord {
  readonly id: string;
  readonly assignment: string;
  readonly class: string;
  readonly person: string;
  /** From 1. */
  readonly attempt: number;
  readonly submittedAt: Date;
  readonly state: SubmissionState;
  /** While it is graded again, the grade before. */
  readonly grade: Grade | null;
  readonly checks: readonly KeptCheck[];
}

/** What the learner's machine looked like; later checks can be evaluated on it too. */
export interface FrozenFacts {
  readonly state: EngineState;
  readonly events: readonly EngineEvent[];
  readonly signIns: { readonly accepted: number; readonly refused: number };
  /** The learner's name in the classroom registry. */
  readonly user: string;
}

/** What was frozen when the learner submitted; never changed. */
export interface FrozenEvidence {
  readonly submission: string;
  /** Files, as `packFiles` makes them. */
  readonly archive: Uint8Array;
  /** Paths of the workspace that were not taken: too large, or too many. */
  readonly leftOut: readonly string[];
  /** `docker inspect` of what the checks looked at, by "container web", "image app". */
  readonly inspected: Readonly<Record<string, unknown>>;
  readonly facts: FrozenFacts;
  /** Outcome of the exercise's checks in the learner's own machine. */
  readonly seen: readonly KeptOutcome[];
}

/** As it is put in. */
export interface EvidenceRecord extends FrozenEvidence {
  /** asciicast v2, by terminal. */
  readonly recordings: Readonly<Record<string, string>>;
}

/** As it is read: recordings are large, and read one by one. */
export interface ReadEvidence extends FrozenEvidence {
  /** Names of terminals. */
  readonly recordings: readonly string[];
}

/** A graded submission, as the grade table needs it. */
export interface GradedAttempt {
  readonly assignment: string;
  readonly person: string;
  readonly attempt: number;
  readonly submittedAt: Date;
  /** After penalty and override. */
  readonly points: number;
  readonly daysLate: number;
}

/** Submissions, their evidence and remarks. Every call is atomic, and durable once it resolves. */
export interface SubmissionStore {
  /**
   * With its evidence. The attempt is counted by the store: of two that come at once, one is the next.
   * Null, and nothing is kept, where `most` attempts were made.
   */
  insert(
    submission: Omit<SubmissionRecord, 'attempt'>,
    evidence: EvidenceRecord,
    most: number | null,
  ): Promise<SubmissionRecord | null>;
  /** Null for an unknown one, here and below. */
  find(id: string): Promise<SubmissionRecord | null>;
  evidence(id: string): Promise<ReadEvidence | null>;
  recording(id: string, terminal: string): Promise<string | null>;
  /** The newest first; those before `before` where given. */
  list(of: {
    before?: { readonly at: Date; readonly id: string };
    limit?: number;
    assignment?: string;
    assignments?: readonly string[];
    class?: string;
    person?: string;
  }): Promise<SubmissionRecord[]>;
  /**
   * Every graded submission of a class without its checks, by assignment, person, attempt: what the grade
   * table is made of, so its points stand in columns of their own.
   */
  grades(classId: string): Promise<GradedAttempt[]>;
  countAttempts(assignment: string, person: string): Promise<number>;
  update(
    id: string,
    change: Partial<Pick<SubmissionRecord, 'state' | 'grade' | 'checks'>>,
  ): Promise<void>;
  /** What grading printed; takes the place of what it printed before. */
  writeLog(submission: string, text: string): Promise<void>;
  /** Null where it was never graded. */
  log(submission: string): Promise<string | null>;
  /** Those whose grading a restart broke off, the oldest first. */
  unfinished(): Promise<SubmissionRecord[]>;
  addComment(submission: string, comment: Comment): Promise<void>;
  /** By time. */
  comments(submission: string): Promise<Comment[]>;
  removeComment(submission: string, id: string): Promise<void>;
  /** All of a person's, with evidence. */
  removeOf(person: string): Promise<void>;
  /** Gives all of one person to another, whose attempts go on counting from their own. */
  give(from: string, to: string): Promise<void>;
}
