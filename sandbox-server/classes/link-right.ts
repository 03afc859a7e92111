import type { Actor } from '../people/actor.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { PersonRecord } from '../storage/people/people-store.ts';
import type { ClassPeople } from './class-people.ts';

/**
 * Whether the actor may act for a person: hand out a link that signs in as them, set their address.
 * Only learners without a sign-in of their own, and none who is in a class that the actor does not
 * teach: whoever adds somebody to a roster must not become them elsewhere.
 */
export async function mayActFor(
  actor: Actor,
  person: PersonRecord,
  { people, store }: { readonly people: ClassPeople; readonly store: ClassStore },
): Promise<boolean> {
  if (person.id === actor.id || !(await people.mayHaveLink(person))) return false;
  return isTaughtByAlone(actor, person.id, store);
}

/**
 * Whether all of the person's classes are the actor's to teach; an administrator's are all. Progress is
 * a person's, not a class's: whoever adds somebody to a roster must not undo what they did elsewhere.
 */
export async function isTaughtByAlone(
  actor: Actor,
  person: string,
  store: Pick<ClassStore, 'enrollmentsOf'>,
): Promise<boolean> {
  if (person === actor.id || actor.role === 'administrator') return true;
  const [theirs, own] = await Promise.all([
    store.enrollmentsOf(person),
    store.enrollmentsOf(actor.id),
  ]);
  const taught = new Set(
    own.filter(({ role }) => role === 'instructor').map((enrollment) => enrollment.class),
  );
  return theirs.every((enrollment) => taught.has(enrollment.class));
}
