/** The files that learners left. */
export interface KeptWorkTables {
  kept_work: {
    owner: string;
    lesson: string;
    saved_at: number;
    files: number;
    /** JSON of paths. */
    left_out: string;
    bytes: number;
    /** Base64: every database has text. */
    archive: string;
  };
}
