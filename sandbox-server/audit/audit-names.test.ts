import { expect, test } from 'vitest';
import type { AuditRecord } from '../storage/audit/audit-store.ts';
import { auditNames } from './audit-names.ts';

test('an entry that concerns a thousand names two hundred of them, each once', async () => {
  const ids = Array.from({ length: 1000 }, (_, at) => `p${at}`);
  const entry: AuditRecord = {
    ...{ id: 'e', at: new Date(0), by: 'ina', byName: 'Ina', class: 'berlin' },
    ...{ action: 'roster.bulk-links', subject: '1000 of the class', subjectPerson: null },
    detail: { person: 'p0', persons: ids },
  };
  const roster = async () => ids.map((person) => ({ person, name: `Name of ${person}` }) as never);
  const [names] = await auditNames([entry], 'berlin', {
    classes: { roster, find: async () => null },
    people: { findMany: async () => [] },
    assignments: { find: async () => null },
    submissions: { find: async () => null },
  });
  expect(names?.persons).toHaveLength(200);
  expect(new Set(names?.persons).size).toBe(200);
});
