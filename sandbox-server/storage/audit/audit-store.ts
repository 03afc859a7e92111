export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string;
  readonly class: string | null;
  readonly action: string;
  readonly subject: string;
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
  /** Replaces the name of an erased person by "erased". */
  forgetName(person: string): Promise<void>;
}
