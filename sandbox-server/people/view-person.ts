import type { Person } from '../../protocol/person.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';

/** A person as pages see one. */
export const viewPerson = (person: PersonRecord): Person => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  createdAt: person.createdAt.toISOString(),
  disabledAt: person.disabledAt?.toISOString() ?? null,
});
