import type { Language } from '../../../protocol/language.ts';
import type { QuizAnswer } from '../../../protocol/quiz.ts';

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
