import type { AssignmentTables } from './assignments/tables.ts';
import type { AuditTables } from './audit/tables.ts';
import type { BoardTables } from './board/tables.ts';
import type { ClassTables } from './classes/tables.ts';
import type { OwnLessonTables } from './own-lessons/tables.ts';
import type { OutcomeTables } from './outcomes/tables.ts';
import type { PeopleTables } from './people/tables.ts';
import type { SubmissionTables } from './submissions/tables.ts';

/** Tables. Times are milliseconds since 1970, so that every database orders them alike. */
export interface Tables
  extends
    PeopleTables,
    ClassTables,
    AssignmentTables,
    AuditTables,
    BoardTables,
    OutcomeTables,
    OwnLessonTables,
    SubmissionTables {
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
  progress_step: { owner: string; lesson: string; step: string; done_at: number; seen_by: string };
  progress_quiz: {
    owner: string;
    lesson: string;
    quiz: string;
    /** JSON of a QuizAnswer. */
    given: string;
    answered_at: number;
    done_at: number | null;
  };
  progress_position: { owner: string; lesson: string; step: string | null; at: number };
  learner: { owner: string; language: string; language_at: number };
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
  step_done: { session_id: string; step: string; done_at: number };
}
