import type { PersonData } from '../people/person-data.ts';
import type { AuditStore } from '../storage/audit/audit-store.ts';

/**
 * What the audit log keeps of a person: what they did stays, their name does not. What is exported has no
 * words that somebody wrote for or about another: the log of an older server has such reasons and messages.
 */
export function auditData(store: AuditStore): PersonData {
  return {
    name: 'audit',
    async export(person) {
      const entries = await store.listOf(person);
      return entries.map(({ at, class: classId, action, subject, detail }) => ({
        ...{ at: at.toISOString(), class: classId, action, subject },
        // What they said to a class themselves is theirs.
        detail: action === 'broadcast.message' ? detail : withoutWords(detail),
      }));
    },
    erase: (person) => store.forgetName(person),
  };
}

const words = new Set(['reason', 'message', 'text']);

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !words.has(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutWords(each)]));
}
