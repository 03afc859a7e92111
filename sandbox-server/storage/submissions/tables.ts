/** The part of `Tables` that holds submissions. Times are milliseconds since 1970. */
export interface SubmissionTables {
  submission: {
    id: string;
    assignment_id: string;
    class_id: string;
    person: string;
    attempt: number;
    submitted_at: number;
    state: string;
    /** Of the grade, for the grade table; null where there is none. */
    points: number | null;
    days_late: number | null;
    /** JSON of a Grade. */
    grade: string | null;
    /** JSON of KeptChecks. */
    checks: string;
  };
  evidence: {
    submission_id: string;
    /** Base64: every database has text. */
    archive: string;
    /** JSON of paths. */
    left_out: string;
    /** Gzipped JSON in Base64: what the engine told. */
    machine: string;
  };
  recording: {
    submission_id: string;
    terminal: string;
    /** Gzipped asciicast in Base64. */
    cast: string;
  };
  grading_log: { submission_id: string; text: string };
  submission_comment: {
    id: string;
    submission_id: string;
    path: string | null;
    line: number | null;
    text: string;
    by: string;
    at: number;
  };
}
