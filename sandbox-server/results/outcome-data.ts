import type { PersonData } from '../people/person-data.ts';
import type { OutcomeStore } from '../storage/outcomes/outcome-store.ts';
import { failureWords } from './failure-words.ts';

/** What is kept of how somebody's checks came out while they worked. */
export function outcomeData(store: OutcomeStore): PersonData {
  return {
    name: 'checks',
    async export(person) {
      const outcomes = await store.of(person);
      const digests = new Set(outcomes.flatMap(({ failure }) => failure ?? []));
      const found = await store.failures([...digests]);
      return outcomes.map(({ lesson, step, check, passed, failure, at }) => ({
        ...{ lesson, step, check, passed, at: new Date(at).toISOString() },
        ...(failure !== null && { found: failureWords(found.get(failure), 'en') }),
      }));
    },
    erase: (person) => store.remove(person),
    merge: (guest, into) => store.give(guest, into),
  };
}
