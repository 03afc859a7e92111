/** The part of `Tables` that holds assignments. Times are milliseconds since 1970. */
export interface AssignmentTables {
  assignment: {
    id: string;
    class_id: string;
    created_at: number;
    /** The draft's, to sort by. */
    due_at: number | null;
    /** The draft's, to be found by. */
    lesson: string;
    /** JSON of an AssignmentDraft. */
    draft: string;
  };
  extension: {
    assignment_id: string;
    person: string;
    due_at: number | null;
    closes_at: number | null;
    more_attempts: number;
    reason: string;
  };
  given_points: {
    assignment_id: string;
    person: string;
    points: number;
    reason: string;
    given_by: string;
    given_at: number;
  };
}
