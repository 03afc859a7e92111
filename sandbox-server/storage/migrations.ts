import type { MigrationProvider } from 'kysely/migration';
import { givenPoints } from './assignments/given-points-migration.ts';
import { assignments } from './assignments/migration.ts';
import { audit } from './audit/migration.ts';
import { helpTaken } from './board/help-taken-migration.ts';
import { board } from './board/migration.ts';
import { invitations } from './classes/invitations-migration.ts';
import { classes } from './classes/migration.ts';
import { stuckMinutes } from './classes/stuck-minutes-migration.ts';
import { outcomes } from './outcomes/migration.ts';
import { ownLessons } from './own-lessons/migration.ts';
import { progress } from './progress/migration.ts';
import { servers } from './sessions/servers-migration.ts';
import { sessions } from './sessions/migration.ts';
import { people } from './people/migration.ts';
import { submissions } from './submissions/migration.ts';

/** Migrations in their order; one that has been released is never changed. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001-sessions': sessions,
    '0002-progress': progress,
    '0003-servers': servers,
    '0010-people': people,
    '0011-classes': classes,
    '0012-assignments': assignments,
    '0013-submissions': submissions,
    '0014-board': board,
    '0015-outcomes': outcomes,
    '0016-audit': audit,
    '0017-own-lessons': ownLessons,
    '0018-invitations': invitations,
    '0019-stuck-minutes': stuckMinutes,
    '0020-given-points': givenPoints,
    '0021-help-taken': helpTaken,
  }),
};
