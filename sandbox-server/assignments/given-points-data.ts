import type { PersonData } from '../people/person-data.ts';
import type { GivenPointsStore } from '../storage/assignments/given-points-store.ts';
import { viewGiven } from './given-points.ts';

/** What is kept of a person's points that were given by hand. */
export function givenPointsData(store: GivenPointsStore): PersonData {
  return {
    name: 'givenPoints',
    async export(person) {
      const given = await store.ofPerson(person);
      return given.map((each) => ({ assignment: each.assignment, ...viewGiven(each) }));
    },
    erase: (person) => store.removeOf(person),
    merge: (guest, into) => store.give(guest, into),
  };
}
