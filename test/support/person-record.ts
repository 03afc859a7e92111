import type { PersonRecord } from '../../sandbox-server/storage/people/people-store.ts';

/** Somebody as storage keeps them. */
export const personRecord = (id: string, change: Partial<PersonRecord> = {}): PersonRecord => ({
  id,
  name: id,
  email: null,
  role: 'learner',
  createdAt: new Date(1_000),
  disabledAt: null,
  lastSeenAt: null,
  ...change,
});
