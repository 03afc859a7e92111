/** A check of a learner that came out otherwise than before, while they worked. */
export interface OutcomeRecord {
  readonly session: string;
  readonly person: string;
  readonly lesson: string;
  readonly step: string;
  readonly check: string;
  readonly passed: boolean;
  /** What was found where it failed: JSON that is in no language, at most 1,000 characters. */
  readonly failure: string | null;
  readonly at: Date;
}

/** As it is read back; equal failures have equal digests. */
export interface ReadOutcome {
  readonly person: string;
  readonly step: string;
  readonly check: string;
  readonly passed: boolean;
  readonly failure: string | null;
  readonly at: number;
}

/** A step that checks saw done. */
export interface ReadDone {
  readonly person: string;
  readonly step: string;
  readonly at: number;
}

/** How learners fared, check by check. Every call is atomic, and durable once it resolves. */
export interface OutcomeStore {
  append(outcomes: readonly OutcomeRecord[]): Promise<void>;
  /** Of a class's learners in a lesson, each learner's in the order of time. */
  inLesson(of: { class: string; lesson: string; person?: string }): Promise<ReadOutcome[]>;
  /** Steps done, of the same learners; what a browser claims is left out. */
  doneInLesson(of: { class: string; lesson: string; person?: string }): Promise<ReadDone[]>;
  /** By digest, what was found. */
  failures(digests: readonly string[]): Promise<Map<string, string>>;
  /** Lessons in which the class's learners have done anything, and how many of them have. */
  lessons(classId: string): Promise<Map<string, number>>;
  /** All of a person, for whom it is: without end. */
  of(person: string): Promise<(ReadOutcome & { readonly lesson: string })[]>;
  remove(person: string): Promise<void>;
  /** Gives all of one person to another. */
  give(from: string, to: string): Promise<void>;
}
