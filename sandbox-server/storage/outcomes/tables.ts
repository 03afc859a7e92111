/** The part of `Tables` that holds how checks came out. */
export interface OutcomeTables {
  check_outcome: {
    id: string;
    session: string;
    person: string;
    lesson: string;
    step: string;
    check_id: string;
    /** 1 or 0: not every database has truth values. */
    passed: number;
    failure: string | null;
    at: number;
  };
  /** What failures say; most learners stumble over the same. */
  check_failure: { digest: string; found: string };
}
