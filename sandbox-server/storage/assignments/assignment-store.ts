import type { AssignmentDraft } from '../../../protocol/assignment.ts';

/** An assignment; all that an instructor decides is kept as its draft. */
export interface AssignmentRecord {
  readonly id: string;
  readonly class: string;
  readonly createdAt: Date;
  readonly draft: AssignmentDraft;
}

export interface ExtensionRecord {
  readonly assignment: string;
  readonly person: string;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly moreAttempts: number;
  readonly reason: string;
}

/** Assignments and extensions. Every call is atomic, and durable once it resolves. */
export interface AssignmentStore {
  /** All of them, or none where an id is taken or a class unknown. */
  insert(...assignments: readonly AssignmentRecord[]): Promise<void>;
  /** Null for an unknown one, here and below. */
  find(id: string): Promise<AssignmentRecord | null>;
  /** Of one class or of several: by due time, those without last, then by age. */
  list(...classIds: readonly string[]): Promise<AssignmentRecord[]>;
  /** All that give one of these lessons, in any class. */
  ofLessons(...lessons: readonly string[]): Promise<AssignmentRecord[]>;
  update(id: string, draft: AssignmentDraft): Promise<void>;
  /** With its extensions and submissions. */
  remove(id: string): Promise<void>;

  /** Each takes the place of an earlier one; all are set, or none where an assignment is unknown. */
  setExtension(...extensions: readonly ExtensionRecord[]): Promise<void>;
  /**
   * The same, and takes nothing away: of an earlier one and this the later times and the more attempts
   * hold, and the earlier reason where there is no other.
   */
  addToExtension(...extensions: readonly ExtensionRecord[]): Promise<void>;
  removeExtension(assignment: string, person: string): Promise<void>;
  extension(assignment: string, person: string): Promise<ExtensionRecord | null>;
  /** By person. */
  extensions(assignment: string): Promise<ExtensionRecord[]>;
  /** By assignment. */
  extensionsOf(person: string): Promise<ExtensionRecord[]>;
  removeExtensionsOf(person: string): Promise<void>;
}
