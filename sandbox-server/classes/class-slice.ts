import type { AuditReader } from '../audit/audit-reader.ts';
import type { BulkService } from './bulk/bulk-service.ts';
import type { ClassService } from './class-service.ts';
import type { InvitationService } from './invitations/invitation-service.ts';
import type { JoinService } from './join-service.ts';
import type { RosterImport } from './roster/roster-import.ts';
import type { RosterService } from './roster/roster-service.ts';

/** Classes, who belongs to them, and what was done to them. */
export interface ClassSlice {
  readonly service: ClassService;
  readonly joining: JoinService;
  readonly invitations: InvitationService;
  readonly roster: RosterService;
  readonly rosterImport: RosterImport;
  readonly bulk: BulkService;
  readonly auditReader: AuditReader;
}
