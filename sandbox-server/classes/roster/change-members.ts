import { SlipwayError } from '../../errors/slipway-error.ts';
import type {
  ClassStore,
  EnrollmentRecord,
  RosterChange,
} from '../../storage/classes/class-store.ts';
import { told } from '../../words/told.ts';

const mostTries = 20;

/**
 * Changes a roster by what is in it, also where others change it at the same time.
 * @param decide asked again where the roster has changed meanwhile
 * @throws SlipwayError `conflict` where no instructor would be left
 */
export async function changeMembers(
  store: ClassStore,
  classId: string,
  decide: (roster: readonly EnrollmentRecord[]) => RosterChange,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const version = await store.rosterVersion(classId);
    const roster = await store.roster(classId);
    const change = decide(roster);
    if (!hasInstructor(roster, change)) {
      throw new SlipwayError('conflict', told('class.lastInstructor'));
    }
    if (await store.changeRoster(classId, version, change)) return;
  }
  throw new SlipwayError('conflict', told('roster.changed'));
}

function hasInstructor(
  roster: readonly EnrollmentRecord[],
  { add = [], change = [], remove = [] }: RosterChange,
): boolean {
  const roles = new Map(roster.map(({ person, role }) => [person, role]));
  // One that had none before, by an erased account, may go on so.
  if (![...roles.values()].includes('instructor')) return true;
  for (const person of remove) roles.delete(person);
  for (const { person, role } of change) if (role && roles.has(person)) roles.set(person, role);
  for (const { person, role } of add) roles.set(person, role);
  return [...roles.values()].includes('instructor');
}
