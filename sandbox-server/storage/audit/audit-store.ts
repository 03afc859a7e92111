export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string;
  readonly class: string | null;
  readonly action: string;
  readonly subject: string;
  /** Whom the subject names, where it is a person. */
  readonly subjectPerson: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done by whom. Entries are added and read; nothing changes them. */
export interface AuditStore {
  append(entry: AuditRecord): Promise<void>;
  /** The newest first; those before `before` where given. */
  list(of: {
    class?: string;
    before?: { at: Date; id: string };
    limit: number;
  }): Promise<AuditRecord[]>;
  /** What a person did, the oldest first. */
  listOf(person: string): Promise<AuditRecord[]>;
  /** Replaces the name of an erased person by "erased", and what was noted of them by nothing. */
  forgetName(person: string): Promise<void>;
}
