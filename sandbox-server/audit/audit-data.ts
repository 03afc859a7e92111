import type { PersonData } from '../people/person-data.ts';
import type { AuditStore } from '../storage/audit/audit-store.ts';

/** What the audit log keeps of a person: what they did stays, their name does not. */
export function auditData(store: AuditStore): PersonData {
  return {
    name: 'audit',
    async export(person) {
      const entries = await store.listOf(person);
      return entries.map(({ at, class: classId, action, subject, detail }) => ({
        ...{ at: at.toISOString(), class: classId, action, subject, detail },
      }));
    },
    erase: (person) => store.forgetName(person),
  };
}
