import type { Comment, Grade, GradedCheck, SubmissionState } from '../../../protocol/submission.ts';

export interface SubmissionRecord {
  readonly id: string;
  readonly assignment: string;
  readonly class: string;
  readonly person: string;
  /** From 1. */
  readonly attempt: number;
  readonly submittedAt: Date;
  readonly state: SubmissionState;
  readonly grade: Grade | null;
  readonly checks: readonly GradedCheck[];
}

/** What was frozen when the learner submitted; never changed. */
export interface EvidenceRecord {
  readonly submission: string;
  /** Files, as `packFiles` makes them. */
  readonly archive: Uint8Array;
  /** `docker inspect` of what the checks looked at. */
  readonly inspected: Readonly<Record<string, unknown>>;
  /** Outcome of the shown checks in the learner's own machine. */
  readonly seen: readonly GradedCheck[];
  /** asciicast v2, by terminal. */
  readonly recordings: Readonly<Record<string, string>>;
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
  evidence(id: string): Promise<EvidenceRecord | null>;
  /** The newest first. */
  list(of: { assignment?: string; class?: string; person?: string }): Promise<SubmissionRecord[]>;
  countAttempts(assignment: string, person: string): Promise<number>;
  update(id: string, change: Partial<Pick<SubmissionRecord, 'state' | 'grade' | 'checks'>>): Promise<void>;
  /** Those whose grading a restart broke off. */
  unfinished(): Promise<SubmissionRecord[]>;
  addComment(submission: string, comment: Comment): Promise<void>;
  comments(submission: string): Promise<Comment[]>;
  removeComment(submission: string, id: string): Promise<void>;
  /** All of a person's, with evidence. */
  removeOf(person: string): Promise<void>;
}
