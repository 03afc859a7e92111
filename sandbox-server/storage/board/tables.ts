/** The part of `Tables` that holds requests for help. Times are milliseconds since 1970. */
export interface BoardTables {
  help_request: {
    id: string;
    class_id: string;
    person: string;
    lesson: string;
    session_id: string;
    message: string;
    asked_at: number;
    taken_by: string | null;
    taken_name: string | null;
    taken_at: number | null;
    ended_at: number | null;
    /** A HelpEnd. */
    ended: string | null;
  };
}
