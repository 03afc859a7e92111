import type { AssignmentTables } from './assignments/tables.ts';
import type { AuditTables } from './audit/tables.ts';
import type { BoardTables } from './board/tables.ts';
import type { ClassTables } from './classes/tables.ts';
import type { OwnLessonTables } from './own-lessons/tables.ts';
import type { OutcomeTables } from './outcomes/tables.ts';
import type { PeopleTables } from './people/tables.ts';
import type { SubmissionTables } from './submissions/tables.ts';
import type { SessionTables } from './sessions/tables.ts';
import type { ProgressTables } from './progress/tables.ts';
import type { KeptWorkTables } from './kept-work/tables.ts';

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
    SubmissionTables,
    SessionTables,
    ProgressTables,
    KeptWorkTables {}
