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
