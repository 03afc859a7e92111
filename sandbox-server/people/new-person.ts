import { randomUUID } from 'node:crypto';
import type { PersonRecord } from '../storage/people/people-store.ts';

/** Somebody who has not been here yet. */
export const newPerson = (
  about: Pick<PersonRecord, 'name' | 'email' | 'role'>,
  createdAt: Date,
): PersonRecord => ({
  ...{ id: randomUUID(), name: about.name, email: about.email, role: about.role },
  ...{ createdAt, disabledAt: null, lastSeenAt: null },
});
