import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { SqlAssignmentStore } from './assignments/sql-assignment-store.ts';
import { SqlGivenPoints } from './assignments/sql-given-points.ts';
import { SqlAuditStore } from './audit/sql-audit-store.ts';
import { SqlHelpStore } from './board/sql-help-store.ts';
import { SqlClassStore } from './classes/sql-class-store.ts';
import { SqlKeptWorkStore } from './kept-work/sql-kept-work-store.ts';
import { migrations } from './migrations.ts';
import { SqlOwnLessonStore } from './own-lessons/sql-own-lesson-store.ts';
import { SqlPeopleStore } from './people/sql-people-store.ts';
import { SqlTokenStore } from './people/sql-token-store.ts';
import { SqlOutcomeStore } from './outcomes/sql-outcome-store.ts';
import { SqlProgressStore } from './progress/sql-progress-store.ts';
import type { Tables } from './schema.ts';
import { SqlSubmissionStore } from './submissions/sql-submission-store.ts';
import { SqlSessionStore } from './sessions/sql-session-store.ts';
import type { Storage } from './storage.ts';

/**
 * Brings the tables up to date and puts the stores together; closes the database where that fails.
 * @param server whose sessions these are
 */
export async function openSqlStorage(database: Kysely<Tables>, server: string): Promise<Storage> {
  const migrator = new Migrator({ db: database, provider: migrations });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.destroy();
    throw error;
  }
  return {
    sessions: new SqlSessionStore(database, server),
    progress: new SqlProgressStore(database),
    keptWork: new SqlKeptWorkStore(database),
    people: new SqlPeopleStore(database),
    tokens: new SqlTokenStore(database),
    classes: new SqlClassStore(database),
    assignments: new SqlAssignmentStore(database),
    givenPoints: new SqlGivenPoints(database),
    submissions: new SqlSubmissionStore(database),
    help: new SqlHelpStore(database),
    audit: new SqlAuditStore(database),
    outcomes: new SqlOutcomeStore(database),
    ownLessons: new SqlOwnLessonStore(database, server),
    close: () => database.destroy(),
  };
}
