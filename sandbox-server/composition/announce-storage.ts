import { announceChanges, type Changes } from '../board/announce-changes.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import type { Storage } from '../storage/storage.ts';

/** Whatever else a store of classes can do counts as a change. */
const reads = /^(?:find|list|count|enrollment|member|roster|invit)/;

/** What may take a right from somebody; that they were seen again does not. */
const personChanges = new Set<string>([
  'update',
  'changeUnlessLast',
  'absorb',
] satisfies (keyof PeopleStore)[]);

/** Storage whose classes and people tell when they change: services of the classroom go through it. */
export interface AnnouncedStorage {
  readonly storage: Storage;
  readonly classes: Changes;
  readonly people: Changes;
}

/** Wraps storage once, before any service is given it. */
export function announceStorage(plain: Storage): AnnouncedStorage {
  const classes = announceChanges(plain.classes, (method) => !reads.test(method));
  const people = announceChanges(plain.people, (method) => personChanges.has(method));
  return {
    storage: { ...plain, classes: classes.store, people: people.store },
    classes,
    people,
  };
}
