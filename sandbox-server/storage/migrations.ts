import type { MigrationProvider } from 'kysely/migration';
import { progress } from './migrations/progress.ts';
import { sessions } from './migrations/sessions.ts';

/** Migrations in their order; one that has been released is never changed. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({ '0001-sessions': sessions, '0002-progress': progress }),
};
