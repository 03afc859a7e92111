/** The part of `Tables` that holds classes. Times are milliseconds since 1970. */
export interface ClassTables {
  school_class: {
    id: string;
    name: string;
    time_zone: string;
    join_rule: string;
    code: string;
    created_at: number;
    archived_at: number | null;
    stuck_minutes: number;
    /** Grows with every change of who belongs to it. */
    roster_version: number;
  };
  /** The one who is of a class need not have an account: the one user on loopback has none. */
  enrollment: {
    class_id: string;
    person: string;
    name: string;
    external_id: string | null;
    role: string;
    joined_at: number;
  };
  class_invitation: {
    class_id: string;
    person: string;
    name: string;
    external_id: string | null;
    role: string;
    invited_by: string | null;
    invited_at: number;
  };
}
