/** Tables. Times are milliseconds since 1970, so that every database orders them alike. */
export interface Tables {
  session: {
    id: string;
    owner: string;
    lesson: string;
    language: string;
    state: string;
    /** JSON of a MachineRef. */
    machine: string | null;
    preview_key: string;
    created_at: number;
    expires_at: number;
    /** JSON of a Problem. */
    problem: string | null;
  };
  step_done: { session_id: string; step: string; done_at: number };
}
