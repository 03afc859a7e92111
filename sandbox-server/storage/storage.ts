import type { AssignmentStore } from './assignments/assignment-store.ts';
import type { GivenPointsStore } from './assignments/given-points-store.ts';
import type { AuditStore } from './audit/audit-store.ts';
import type { HelpStore } from './board/help-store.ts';
import type { ClassStore } from './classes/class-store.ts';
import type { KeptWorkStore } from './kept-work/kept-work-store.ts';
import type { OutcomeStore } from './outcomes/outcome-store.ts';
import type { OwnLessonStore } from './own-lessons/own-lesson-store.ts';
import type { PeopleStore } from './people/people-store.ts';
import type { TokenStore } from './people/token-store.ts';
import type { ProgressStore } from './progress/progress-store.ts';
import type { SessionStore } from './sessions/session-store.ts';
import type { SubmissionStore } from './submissions/submission-store.ts';

/** All that the server keeps. */
export interface Storage {
  readonly sessions: SessionStore;
  readonly progress: ProgressStore;
  readonly keptWork: KeptWorkStore;
  readonly people: PeopleStore;
  readonly tokens: TokenStore;
  readonly classes: ClassStore;
  readonly assignments: AssignmentStore;
  readonly givenPoints: GivenPointsStore;
  readonly submissions: SubmissionStore;
  readonly help: HelpStore;
  readonly audit: AuditStore;
  readonly outcomes: OutcomeStore;
  readonly ownLessons: OwnLessonStore;
  close(): Promise<void>;
}
