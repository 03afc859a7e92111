import type { HelpEnd } from '../../../protocol/help.ts';

export interface HelpRecord {
  readonly id: string;
  readonly class: string;
  readonly person: string;
  readonly lesson: string;
  readonly session: string;
  readonly message: string;
  readonly askedAt: Date;
  readonly taken: { readonly by: string; readonly name: string; readonly at: Date } | null;
  readonly end: { readonly how: HelpEnd; readonly at: Date } | null;
}

export type HelpChange = Partial<Pick<HelpRecord, 'message' | 'taken'>>;

/** Requests for help. Every call is atomic, and durable once it resolves. */
export interface HelpStore {
  insert(request: HelpRecord): Promise<void>;
  /** Null for an unknown one. */
  find(id: string): Promise<HelpRecord | null>;
  /** The one that is open for a session; null where none is. */
  openOf(session: string): Promise<HelpRecord | null>;
  /** All that are open in a class, the oldest first. */
  open(classId: string): Promise<HelpRecord[]>;
  /** The newest first: of one learner in a lesson of a class. At most 50. */
  ofLearner(classId: string, lesson: string, person: string): Promise<HelpRecord[]>;
  /** Those that have ended, the latest first; those before `before` where given. */
  history(
    classId: string,
    of: { before?: { at: Date; id: string }; limit: number },
  ): Promise<HelpRecord[]>;
  /** False, and nothing is done, where it is unknown or has ended. */
  change(id: string, change: HelpChange): Promise<boolean>;
  /** False where it had ended before: of two that end it, one did. */
  end(id: string, end: NonNullable<HelpRecord['end']>): Promise<boolean>;
  /** All that a person ever asked, the newest first. */
  of(person: string): Promise<HelpRecord[]>;
  /** What one person asked is another's. */
  moveTo(person: string, into: string): Promise<void>;
  /** Forgets all of a person's, and their name where they helped others. */
  removeOf(person: string): Promise<void>;
}
