import type { PersonData } from '../people/person-data.ts';
import type { HelpStore } from '../storage/board/help-store.ts';

/** What a person asked for help with: theirs to take along, and gone when they are erased. */
export function helpData(store: HelpStore): PersonData {
  return {
    name: 'help',
    export: (person) => store.of(person),
    erase: (person) => store.removeOf(person),
    merge: (guest, into) => store.moveTo(guest, into),
  };
}
