/** The part of `Tables` that holds the audit log. Times are milliseconds since 1970. */
export interface AuditTables {
  /** Refers to nothing: it outlives the people and the classes that it tells of. */
  audit_entry: {
    id: string;
    at: number;
    person: string;
    person_name: string;
    class_id: string | null;
    action: string;
    subject: string;
    subject_person: string | null;
    /** JSON. */
    detail: string;
  };
}
