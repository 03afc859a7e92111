/** Sessions, and the steps done in each. */
export interface SessionTables {
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
    starts_from: string;
    /** The id of the server whose machine it is. */
    server: string;
    /** JSON of a Problem. */
    problem: string | null;
  };
  step_done: { session_id: string; step: string; done_at: number };
}
