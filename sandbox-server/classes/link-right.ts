import type { Actor } from '../people/actor.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { ClassPeople } from './class-people.ts';

/** Where it is found out whom somebody may act for. */
export interface RightSources {
  readonly people: Pick<ClassPeople, 'mayHaveLinks'>;
  readonly store: Pick<ClassStore, 'membersElsewhere'>;
}

/**
 * For whom of them the actor may act: hand out a link that signs in as them. Only learners without a
 * sign-in of their own, and none who is in a class that the actor does not teach: whoever adds
 * somebody to a roster must not become them elsewhere.
 * @returns their ids
 */
export async function mayActFor(
  actor: Actor,
  persons: readonly PersonRecord[],
  { people, store }: RightSources,
): Promise<Set<string>> {
  const others = persons.filter(({ id }) => id !== actor.id);
  const may = await people.mayHaveLinks(others);
  return taughtByAlone(actor, [...may], store);
}

/**
 * Those of whom all classes are the actor's to teach; an administrator's are all. Progress is a
 * person's, not a class's: whoever adds somebody to a roster must not undo what they did elsewhere.
 */
export async function taughtByAlone(
  actor: Actor,
  persons: readonly string[],
  store: RightSources['store'],
): Promise<Set<string>> {
  if (actor.role === 'administrator') return new Set(persons);
  const elsewhere = await store.membersElsewhere(actor.id, persons);
  return new Set(persons.filter((person) => person === actor.id || !elsewhere.has(person)));
}

/**
 * Those whom the actor may put into a class without asking them: who has never been here, and is known
 * by the word of the actor alone. They say yes by using their link. Everybody else has an account and
 * is asked. Administrators ask nobody: the accounts are theirs to keep, and what they add is the
 * school's own roster.
 */
export async function mayEnroll(
  actor: Actor,
  persons: readonly PersonRecord[],
  sources: RightSources,
): Promise<Set<string>> {
  if (actor.role === 'administrator') return new Set(persons.map(({ id }) => id));
  const unseen = persons.filter(({ lastSeenAt }) => lastSeenAt === null);
  return mayActFor(actor, unseen, sources);
}
